package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ConversationPort;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class ConversationStoreTest {

    private static final ConversationId TEA = ConversationId.owned("caller", "tea");
    private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

    private static void with(
            Map<String, String> environment, Consumer<ConversationStore> assertions) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            assertThat(context.getBean(ConversationPort.class))
                    .isSameAs(context.getBean(ConversationStore.class));
            assertions.accept(context.getBean(ConversationStore.class));
        }
    }

    private static void refused(Map<String, String> environment, String message) {
        Throwable thrown = catchThrowable(() -> with(environment, ConversationStore::prepare));

        assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(cause -> assertThat(cause).hasMessage(message));
    }

    @Test
    void in_a_directory_remembers_and_forgets(@TempDir Path directory) {
        with(
                Map.of("MEMORY", directory.toString()),
                store -> {
                    store.prepare();
                    Conversation kept =
                            store.append(
                                    Conversation.begun(TEA),
                                    List.of(Turn.user("Tea?"), Turn.assistant("Green.")),
                                    SOON);

                    assertThat(store.find(TEA, SOON)).contains(kept);
                    store.forget(TEA, SOON);
                    assertThat(store.find(TEA, SOON)).isEmpty();
                });
    }

    @Test
    void in_a_table_asks_dynamodb(@TempDir Path home) throws IOException {
        Path credentials =
                Files.writeString(
                        home.resolve("credentials"),
                        """
                        [default]
                        aws_access_key_id = AKIDEXAMPLE
                        aws_secret_access_key = nobody's secret
                        """);
        WireMockServer dynamoDb = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        dynamoDb.start();
        dynamoDb.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
        System.setProperty("aws.endpointUrlDynamoDb", dynamoDb.baseUrl());
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
        try {
            with(
                    Map.of("MEMORY", "dynamodb:talks", "AWS_REGION", "eu-central-1"),
                    store -> assertThat(store.find(TEA, SOON)).isEmpty());
            dynamoDb.verify(
                    WireMock.postRequestedFor(WireMock.urlEqualTo("/"))
                            .withHeader(
                                    "x-amz-target", WireMock.equalTo("DynamoDB_20120810.GetItem"))
                            .withRequestBody(
                                    WireMock.matchingJsonPath(
                                            "$.TableName", WireMock.equalTo("talks"))));
        } finally {
            System.clearProperty("aws.endpointUrlDynamoDb");
            System.clearProperty("aws.sharedCredentialsFile");
            dynamoDb.stop();
        }
    }

    @Test
    void that_is_not_set_up_tells_the_caller() {
        with(
                Map.of(),
                store -> {
                    store.prepare();
                    assertThatExceptionOfType(InvalidRequest.class)
                            .isThrownBy(() -> store.find(TEA, SOON))
                            .withMessage(
                                    "no memory is set up here: leave 'conversation_id' out and send what was said before, or have MEMORY set")
                            .satisfies(
                                    refused ->
                                            assertThat(refused.field())
                                                    .isEqualTo("conversation_id"));
                });
    }

    @Test
    void of_no_kind_that_is_here_is_named() {
        refused(
                Map.of("MEMORY", "redis://x"),
                "MEMORY is 'redis://x'; it has to be a directory or dynamodb:table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a/b", "a b"})
    void in_a_table_that_cannot_be_is_named(String table) {
        refused(
                Map.of("MEMORY", "dynamodb:" + table, "AWS_REGION", "eu-central-1"),
                "MEMORY is 'dynamodb:%s': a table's name is 3 to 255 letters, digits, dots, dashes and underscores"
                        .formatted(table));
    }

    @Test
    void keeps_conversations_for_days() {
        try (ApplicationContext context = EnvironmentSettings.start(Map.of("MEMORY_DAYS", "7"))) {
            assertThat(ConversationsComposition.limits(context.getEnvironment()).timeToLive())
                    .isEqualTo(Duration.ofDays(7));
        }
        assertThatThrownBy(
                        () ->
                                with(
                                        Map.of("MEMORY", "talks", "MEMORY_DAYS", "soon"),
                                        ConversationStore::prepare))
                .rootCause()
                .hasMessage("MEMORY_DAYS is 'soon'; it has to be a whole number from 1 to 3650");
    }
}

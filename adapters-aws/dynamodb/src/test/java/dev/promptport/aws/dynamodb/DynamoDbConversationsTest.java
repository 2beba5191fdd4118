package dev.promptport.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.client.wire.FaultServer.Answer;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.contract.ConversationPortContract;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.port.ConversationPort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

class DynamoDbConversationsTest {

    private static final String TABLE = "conversations";
    private static final Instant NOW = Instant.parse("2026-11-21T02:51:37.123Z");
    private static final ConversationId TEA = ConversationId.owned("caller", "tea");

    private final PlayedDynamoDb table = new PlayedDynamoDb(TABLE, "conversation");
    private final Queue<Answer> first = new ConcurrentLinkedQueue<>();
    private final FaultServer server = FaultServer.start(exchange -> next().to(exchange));
    private final AwsClients clients = new AwsClients(server.settings());
    private final DynamoDbConversations conversations = conversations(TABLE);

    DynamoDbConversationsTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        clients.close();
        server.close();
    }

    private Answer next() {
        Answer answer = first.poll();
        return answer == null ? table : answer;
    }

    private DynamoDbConversations conversations(String name) {
        return new DynamoDbConversations(
                clients, name, ConversationLimits.DEFAULT, InstantSource.fixed(NOW));
    }

    private Conversation append(Conversation found) {
        return conversations.append(
                found, List.of(Turn.user("Tea?"), Turn.assistant("Green tea.")), soon());
    }

    private JsonNode sent() throws IOException {
        return new ObjectMapper().readTree(server.requests().getLast().body());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }

    private static Answer error(int status, String type) {
        return exchange ->
                exchange.json(
                        status,
                        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"secret\"}"
                                .formatted(type));
    }

    @Nested
    class AsConversations extends ConversationPortContract {

        @Override
        protected ConversationPort port(ConversationLimits limits, InstantSource clock) {
            return new DynamoDbConversations(clients, TABLE, limits, clock);
        }
    }

    @Nested
    class WhatIsSent {

        @Test
        void aConversationIsReadAsItWasWrittenLast() throws IOException {
            conversations.find(TEA, soon());

            assertThat(server.calls()).isEqualTo(1);
            assertThat(sent().path("ConsistentRead").asBoolean()).isTrue();
            assertThat(sent().path("Key").path("conversation").path("S").asText())
                    .isEqualTo(TEA.value());
            assertThat(server.requests().getFirst().header("authorization"))
                    .singleElement()
                    .asString()
                    .contains("/eu-central-1/dynamodb/aws4_request");
        }

        @Test
        void aNewOneIsWrittenWhereNoneIs() throws IOException {
            append(Conversation.begun(TEA));

            assertThat(server.calls()).isEqualTo(1);
            assertThat(sent().path("ConditionExpression").asText())
                    .isEqualTo("attribute_not_exists(#conversation) OR #expires <= :now");
            assertThat(sent().at("/ExpressionAttributeValues/:now/N").asLong())
                    .isEqualTo(NOW.getEpochSecond());
        }

        @Test
        void oneThatGoesOnIsWrittenOverTheOneThatWasFound() throws IOException {
            Conversation found = append(Conversation.begun(TEA));
            append(found);

            assertThat(server.calls()).isEqualTo(2);
            assertThat(sent().path("ConditionExpression").asText())
                    .isEqualTo("#version = :version");
            assertThat(sent().at("/ExpressionAttributeValues/:version/S").asText())
                    .isEqualTo(found.version());
        }

        @Test
        void anItemSaysWhoSaidWhatAndWhenItExpires() throws IOException {
            append(Conversation.begun(TEA));

            JsonNode item = sent().path("Item");
            assertThat(item.at("/turns/L/0/M/user/S").asText()).isEqualTo("Tea?");
            assertThat(item.at("/turns/L/1/M/assistant/S").asText()).isEqualTo("Green tea.");
            assertThat(item.at("/expires/N").asLong())
                    .isEqualTo(NOW.plus(Duration.ofDays(30)).getEpochSecond());
        }

        @Test
        void theLargestConversationFitsAnItem() {
            ConversationLimits largest = new ConversationLimits(5_000, 350_000, Duration.ofDays(1));
            DynamoDbConversations large =
                    new DynamoDbConversations(clients, TABLE, largest, InstantSource.fixed(NOW));
            Conversation conversation = Conversation.begun(TEA);
            for (int i = 0; i < 40; i++) {
                conversation =
                        large.append(
                                conversation,
                                List.of(
                                        Turn.user("茶".repeat(3_000)),
                                        Turn.assistant("a".repeat(3_000))),
                                soon());
            }

            int bytes = 0;
            for (Turn turn : conversation.turns()) {
                // By DynamoDB's rules: a map is 3 bytes, an element of a list or map 1 more.
                bytes += 3 + 2 + "assistant".length() + turn.text().getBytes(UTF_8).length;
            }
            assertThat(bytes).isBetween(300_000, 400_000 - 1_000);
        }
    }

    @Nested
    class WhenSomethingFails {

        @ParameterizedTest
        @CsvSource({
            "500, InternalServerError, 3, dev.promptport.domain.failure.Unavailable",
            "400, ProvisionedThroughputExceededException, 3, dev.promptport.domain.failure.Throttled",
            "400, ThrottlingException, 3, dev.promptport.domain.failure.Throttled",
            "400, RequestLimitExceeded, 3, dev.promptport.domain.failure.Throttled",
            "400, AccessDeniedException, 1, dev.promptport.domain.failure.Refused",
            "400, ResourceNotFoundException, 1, dev.promptport.domain.failure.Misconfigured",
            "400, ValidationException, 1, dev.promptport.domain.failure.Misconfigured",
            "400, UnrecognizedClientException, 1, dev.promptport.domain.failure.Refused"
        })
        void theErrorMeans(int status, String type, int calls, Class<? extends Failure> meaning) {
            for (int i = 0; i < calls; i++) {
                first.add(error(status, type));
            }

            assertThat(catchThrowable(() -> conversations.find(TEA, soon())))
                    .isInstanceOf(meaning)
                    .hasMessageNotContaining("secret");
            assertThat(server.calls()).isEqualTo(calls);
        }

        @Test
        void aShortageIsWaitedOut() {
            Conversation kept = append(Conversation.begun(TEA));
            first.add(error(400, "ProvisionedThroughputExceededException"));
            first.add(error(500, "InternalServerError"));

            assertThat(conversations.find(TEA, soon())).contains(kept);
        }

        @Test
        void aTableThatIsNotThereIsNamed() {
            assertThatThrownBy(() -> conversations("nowhere").find(TEA, soon()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("the table nowhere does not exist");
        }

        @Test
        void aWriteWhoseAnswerWasLostCounts() {
            Conversation found = append(Conversation.begun(TEA));
            first.add(
                    exchange -> {
                        table.silently(exchange);
                        exchange.reset();
                    });

            Conversation kept = append(found);

            assertThat(server.calls()).isEqualTo(3);
            assertThat(conversations.find(TEA, soon())).contains(kept);
        }

        @Test
        void aConflictIsNotTriedAgain() {
            append(Conversation.begun(TEA));

            assertThatThrownBy(() -> append(Conversation.begun(TEA)))
                    .isInstanceOf(InProgress.class);
            assertThat(server.calls()).isEqualTo(2);
        }

        @Test
        void aBrokenConnectionIsTriedThreeTimes() {
            first.addAll(List.of(Exchange::reset, Exchange::reset, Exchange::reset));

            assertThatThrownBy(() -> append(Conversation.begun(TEA)))
                    .isInstanceOf(Unavailable.class);
            assertThat(server.calls()).isEqualTo(3);
        }

        @Test
        void silenceEndsWithTheDeadline() throws InterruptedException {
            first.add(Exchange::silence);

            assertThatThrownBy(() -> conversations.find(TEA, Deadline.in(Duration.ofMillis(300))))
                    .isInstanceOf(TimedOut.class);
            assertThat(server.everyConnectionEnds(Duration.ofSeconds(2))).isTrue();
        }

        @Test
        void aCallerWhoLeavesIsNotServed() {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> append(Conversation.begun(TEA))).isInstanceOf(Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(table.size()).isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"Item\":{\"conversation\":{\"S\":\"x\"},\"expires\":{\"N\":\"9999999999\"}}}",
                    "{\"Item\":{\"version\":{\"S\":\"x\"},\"turns\":{\"L\":[{\"S\":\"x\"}]},\"expires\":{\"N\":\"9999999999\"}}}",
                    "{\"Item\":{\"version\":{\"S\":\"x\"},\"turns\":{\"L\":[{\"M\":{\"user\":{\"N\":\"1\"}}}]},\"expires\":{\"N\":\"9999999999\"}}}"
                })
        void somethingElseThanAConversationIsSaidToBeInTheWay(String answer) {
            first.add(exchange -> exchange.json(200, answer));

            assertThatThrownBy(() -> conversations.find(TEA, soon()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("name another one");
        }
    }
}

package dev.promptport.function.models;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.inference.openai.OpenAiKey;
import dev.promptport.inference.openai.OpenAiSettings;
import dev.promptport.inference.openai.wire.TokenLimit;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class OpenAiCompositionTest {

    private static final ModelId MODEL = ModelId.of("openai:gpt-4-turbo");
    private static final ModelSetting SETTING =
            new ModelSetting("chat", "CHAT_MODEL", Optional.of(MODEL));

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    @AfterEach
    void stop() {
        server.stop();
    }

    private static OpenAiSettings settings(Map<String, String> environment) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            return OpenAiComposition.settings(
                    context.getBean(OpenAiModelSettings.class), OpenAiKey.NONE);
        }
    }

    /** A call of the model in a process with those settings. */
    private static void ask(Map<String, String> environment) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            ask(context);
        }
    }

    private static void ask(ApplicationContext context) {
        context.getBean(CompletionModels.class)
                .complete(
                        CompletionRequest.of(
                                MODEL,
                                "hello",
                                Sampling.DEFAULT,
                                Deadline.in(Duration.ofSeconds(20))));
    }

    private static Optional<String> missing(Map<String, String> environment) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            CompletionModels models = context.getBean(CompletionModels.class);
            return new FunctionModel(SETTING, models).missing();
        }
    }

    /** The environment of a process that asks this test's server. */
    private Map<String, String> served(String... more) {
        server.stubFor(
                post(anyUrl())
                        .willReturn(
                                okJson(
                                        """
                                        {"model": "gpt-4-turbo", "choices": [
                                          {"message": {"content": "hi"}, "finish_reason": "stop"}]}
                                        """)));
        server.start();
        Map<String, String> environment = new HashMap<>();
        environment.put("OPENAI_BASE_URL", server.baseUrl() + "/v1");
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private LoggedRequest asked() {
        return server.getAllServeEvents().getFirst().getRequest();
    }

    @Nested
    class The_settings {

        @Test
        void have_defaults() {
            assertThat(settings(Map.of()))
                    .isEqualTo(OpenAiSettings.at(OpenAiSettings.OPENAI, OpenAiKey.NONE));
        }

        @Test
        void come_from_the_environment() {
            assertThat(
                            settings(
                                    Map.of(
                                            "OPENAI_BASE_URL", "http://localhost:11434/v1/",
                                            "OPENAI_ORGANIZATION", "org-1",
                                            "OPENAI_PROJECT", "proj_1",
                                            "OPENAI_MAX_TOKENS_FIELD", "max_tokens",
                                            "OPENAI_CONNECT_TIMEOUT", "500ms",
                                            "OPENAI_TIMEOUT", "90s",
                                            "OPENAI_ATTEMPTS", "1")))
                    .isEqualTo(
                            new OpenAiSettings(
                                    URI.create("http://localhost:11434/v1"),
                                    OpenAiKey.NONE,
                                    Optional.of("org-1"),
                                    Optional.of("proj_1"),
                                    TokenLimit.MAX_TOKENS,
                                    Duration.ofMillis(500),
                                    Duration.ofSeconds(90),
                                    1,
                                    Duration.ofMillis(500)));
        }

        @Test
        void know_the_organisation_by_its_older_name_too() {
            assertThat(settings(Map.of("OPENAI_API_ORGANIZATION", "org-2")).organisation())
                    .hasValue("org-2");
        }

        @ParameterizedTest
        @CsvSource({
            "OPENAI_BASE_URL, localhost:11434",
            "OPENAI_BASE_URL, http://a b",
            "OPENAI_BASE_URL, https://host/v1?x=y",
            "OPENAI_ORGANIZATION, my org",
            "OPENAI_API_ORGANIZATION, orgänisation",
            "OPENAI_PROJECT, a b",
            "OPENAI_MAX_TOKENS_FIELD, tokens",
            "OPENAI_CONNECT_TIMEOUT, soon",
            "OPENAI_TIMEOUT, 0s",
            "OPENAI_ATTEMPTS, 4"
        })
        void that_cannot_be_read_are_named(String name, String value) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> settings(Map.of(name, value)))
                    .withMessageStartingWith(name + " is '" + value + "'");
        }

        @Test
        void never_repeat_a_password() {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> settings(Map.of("OPENAI_BASE_URL", "https://me:canary@host")))
                    .withMessageStartingWith("OPENAI_BASE_URL ")
                    .withMessageNotContaining("canary");
        }
    }

    @Nested
    class Without_a_key {

        @Test
        void openai_says_what_to_set() {
            String missing = missing(Map.of()).orElseThrow();

            assertThat(missing)
                    .contains("OPENAI_API_KEY", "OPENAI_API_KEY_FILE", "OPENAI_API_KEY_SECRET")
                    .contains("OPENAI_BASE_URL");
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> ask(Map.of()))
                    .withMessage(missing);
        }

        @Test
        void openai_is_the_same_when_its_address_is_given() {
            assertThat(missing(Map.of("OPENAI_BASE_URL", "https://api.openai.com/v1/")))
                    .isPresent();
        }

        @Test
        void a_server_of_ones_own_is_asked() {
            Map<String, String> environment = served();

            ask(environment);

            assertThat(missing(environment)).isEmpty();
            assertThat(asked().getUrl()).isEqualTo("/v1/chat/completions");
            assertThat(asked().containsHeader("Authorization")).isFalse();
        }
    }

    @Nested
    class A_key {

        @Test
        void may_be_in_the_environment() {
            ask(served("OPENAI_API_KEY", " sk-1 ", "OPENAI_ORGANIZATION", "org-1"));

            assertThat(missing(Map.of("OPENAI_API_KEY", "sk-1"))).isEmpty();
            assertThat(asked().getHeader("Authorization")).isEqualTo("Bearer sk-1");
            assertThat(asked().getHeader("OpenAI-Organization")).isEqualTo("org-1");
        }

        @Test
        void may_be_in_a_file_and_change(@TempDir Path home) throws IOException {
            Path file = home.resolve("key");
            Files.writeString(file, "sk-1\n");
            try (ApplicationContext context =
                    EnvironmentSettings.start(served("OPENAI_API_KEY_FILE", file.toString()))) {
                ask(context);
                assertThat(asked().getHeader("Authorization")).isEqualTo("Bearer sk-1");

                Files.writeString(file, "sk-2\n");
                ask(context);
                assertThat(asked().getHeader("Authorization")).isEqualTo("Bearer sk-2");
            }
        }

        @Test
        void in_a_file_that_is_not_there_is_named_at_the_start(@TempDir Path home) {
            String file = home.resolve("none").toString();
            try (ApplicationContext context =
                    EnvironmentSettings.start(Map.of("OPENAI_API_KEY_FILE", file))) {
                CompletionModels models = context.getBean(CompletionModels.class);

                assertThatExceptionOfType(Misconfigured.class)
                        .isThrownBy(() -> models.prepare(SETTING))
                        .withMessageStartingWith("OPENAI_API_KEY_FILE is '" + file + "'");
            }
        }

        @Test
        void in_secrets_manager_is_not_fetched_before_it_is_needed() {
            Map<String, String> environment =
                    served("OPENAI_API_KEY_SECRET", "prod/openai#api_key", "AWS_REGION", "nowhere");
            try (ApplicationContext context = EnvironmentSettings.start(environment)) {
                context.getBean(CompletionModels.class).prepare(SETTING);

                assertThatExceptionOfType(Misconfigured.class)
                        .isThrownBy(() -> ask(context))
                        .withMessageContaining("AWS_REGION is 'nowhere'");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "OPENAI_API_KEY, OPENAI_API_KEY_FILE",
            "OPENAI_API_KEY, OPENAI_API_KEY_SECRET",
            "OPENAI_API_KEY_FILE, OPENAI_API_KEY_SECRET"
        })
        void given_twice_says_which_to_remove(String one, String other) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> ask(Map.of(one, "canary", other, "canary")))
                    .withMessageContaining("keep " + one + " and remove " + other)
                    .withMessageNotContaining("canary");
        }

        @Test
        void that_no_header_can_carry_is_not_repeated() {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> ask(served("OPENAI_API_KEY", "sk canary")))
                    .withMessageContaining("API key")
                    .withMessageNotContaining("canary");
        }
    }
}

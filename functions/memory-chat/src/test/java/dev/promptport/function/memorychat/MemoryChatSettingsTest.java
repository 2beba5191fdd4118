package dev.promptport.function.memorychat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.conversation.MemoryWindow;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class MemoryChatSettingsTest {

    private static final Map<String, String> MODEL = Map.of("MEMORY_CHAT_MODEL", "scripted:m");

    private static CompletionProvider scripted() {
        ScriptedCompletions port =
                new ScriptedCompletions(ModelId.of("scripted:m")).answering("Tea?", "Green tea.");
        return new CompletionProvider("scripted", port, port);
    }

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        try (ApplicationContext context = EnvironmentSettings.start(environment, scripted())) {
            assertions.accept(context);
        }
    }

    private static LambdaReply tea(Map<String, String> further, String body) {
        Map<String, String> environment = new HashMap<>(MODEL);
        environment.putAll(further);
        try (LambdaEdge edge = new LambdaEdge("memory-chat", Payload.V2, environment, scripted())) {
            return edge.post("/langchain", body);
        }
    }

    private static Stream<Misconfigured> misconfigured(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(Misconfigured.class::isInstance)
                .map(Misconfigured.class::cast);
    }

    @Test
    void have_defaults() {
        with(
                MODEL,
                context -> {
                    MemoryChatSettings settings = context.getBean(MemoryChatSettings.class);
                    assertThat(settings.window()).isEqualTo(new MemoryWindow(20, 4_000));
                    assertThat(settings.limits(256)).isEqualTo(new Limits(400_000, 22, 256));
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(60));
                });
    }

    @Test
    void come_from_the_environment() {
        with(
                Map.of(
                        "MEMORY_CHAT_MODEL", "scripted:m",
                        "MEMORY_CHAT_MAX_MESSAGES", "6",
                        "MEMORY_CHAT_MAX_MEMORY_TOKENS", "7",
                        "MEMORY_CHAT_MAX_CHARACTERS", "8",
                        "MEMORY_CHAT_TIMEOUT", "9s"),
                context -> {
                    MemoryChatSettings settings = context.getBean(MemoryChatSettings.class);
                    assertThat(settings.window()).isEqualTo(new MemoryWindow(6, 7));
                    assertThat(settings.limits(256)).isEqualTo(new Limits(8, 8, 256));
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(9));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY_CHAT_MAX_MESSAGES, 0",
        "MEMORY_CHAT_MAX_MEMORY_TOKENS, many",
        "MEMORY_CHAT_MAX_CHARACTERS, -1",
        "MEMORY_CHAT_TIMEOUT, soon",
        "MEMORY_CHAT_MODEL, gpt",
        "MEMORY, redis://x",
        "MEMORY_DAYS, 0",
        "OPENAI_MAX_TOKENS, 0"
    })
    void that_cannot_be_read_end_the_start(String name, String value) {
        Map<String, String> environment = new HashMap<>(MODEL);
        environment.put("MEMORY", "conversations");
        environment.put(name, value);

        assertThat(misconfigured(catchThrowable(() -> with(environment, _ -> {}))))
                .anySatisfy(
                        cause ->
                                assertThat(cause)
                                        .hasMessageStartingWith(name + " is '" + value + "'"));
    }

    @Test
    void without_a_model_end_the_start_on_lambda() {
        Throwable thrown =
                catchThrowable(() -> new LambdaEdge("memory-chat", Payload.V2, Map.of()).close());

        assertThat(misconfigured(thrown))
                .anySatisfy(cause -> assertThat(cause).hasMessageContaining("MEMORY_CHAT_MODEL"));
    }

    @Test
    void with_a_model_switch_it_on() {
        with(
                MODEL,
                context -> {
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.function()).isEqualTo("memory-chat");
                    assertThat(probe.model()).isEqualTo("scripted:m");
                    assertThat(probe.missing()).isEmpty();
                });
    }

    @Test
    void name_the_key_of_the_memory() {
        assertThat(
                        tea(Map.of("LANGCHAIN_MEMORY_KEY", "history"), "{\"input_text\":\"Tea?\"}")
                                .json()
                                .get("memory_key")
                                .getAsString())
                .isEqualTo("history");
    }

    @Test
    void without_a_memory_have_the_caller_remember() {
        LambdaReply reply = tea(Map.of(), "{\"input_text\":\"Tea?\",\"conversation_id\":\"tea\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").getAsString())
                .isEqualTo(
                        "no memory is set up here: leave 'conversation_id' out and send what was said before, or have MEMORY set");
        assertThat(reply.json().get("description").getAsString()).contains("'conversation_id'");
        assertThat(tea(Map.of(), "{\"input_text\":\"Tea?\"}").status()).isEqualTo(200);
    }

    @Test
    void wrap_answers_as_the_references_client_expects_them() {
        LambdaReply reply = tea(Map.of("ENVELOPE", "reference"), "{\"input_text\":\"Tea?\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("statusCode").getAsInt()).isEqualTo(200);
        assertThat(reply.json().get("body").getAsString()).contains("lambda_langchain");
    }

    @Test
    void let_another_text_take_the_apps_place(@TempDir Path apps) throws IOException {
        Files.writeString(
                apps.resolve("default-marv-sarcastic-chat.yaml"),
                """
                title: Another
                system_prompt: You are another.
                sample_input: Who are you?
                """);
        ScriptedCompletions port = new ScriptedCompletions(ModelId.of("scripted:m"));
        Map<String, String> environment = new HashMap<>(MODEL);
        environment.put("APPS", apps.toString());
        try (LambdaEdge edge =
                new LambdaEdge(
                        "memory-chat",
                        Payload.V1,
                        environment,
                        new CompletionProvider("scripted", port, port))) {
            LambdaReply reply =
                    edge.post(
                            "/examples/default-marv-sarcastic-chat",
                            "{\"input_text\":\"Who are you?\"}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(port.requests().getFirst().messages().getFirst())
                    .hasToString("System[text=You are another.]");
        }
    }
}

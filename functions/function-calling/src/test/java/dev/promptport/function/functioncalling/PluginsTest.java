package dev.promptport.function.functioncalling;

import static dev.promptport.function.functioncalling.FunctionCallingController.EXAMPLE;
import static dev.promptport.function.functioncalling.FunctionCallingController.PASSTHROUGH;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;
import dev.promptport.function.http.provider.CompletionProvider;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class PluginsTest {

    private static final ModelId STANDARD = ModelId.of("openai:gpt-4-turbo");
    private static final ModelId PREFERRED = ModelId.of("openai:ferry-model");

    private static final String FERRY =
            """
            meta_data:
              plugin_name: Night Ferry
              plugin_description: A ferry
              plugin_version: 0.1.0
              plugin_author: Somebody
            selector:
              directive: search_terms
              search_terms: {strings: [last crossing], pairs: [[ferry, leave]]}
            prompting:
              system_prompt: You sell tickets for the ferry.
              model: ferry-model
              temperature: 0.1
              max_tokens: 77
            function_calling:
              function_description: Facts on the ferry
              additional_information: {crossings: {first: "06:10", last: "23:40"}, pier: North}
            """;

    @TempDir Path directory;

    private final SwappableModel port = new SwappableModel();
    private ScriptedCompletions model = new ScriptedCompletions(PREFERRED).thenSay("At 23:40.");

    private LambdaReply ask(Map<String, String> settings, String path, String body) {
        port.becomes(model);
        try (LambdaEdge edge =
                new LambdaEdge(
                        "function-calling",
                        Payload.V2,
                        settings,
                        new CompletionProvider("openai", port, port))) {
            return edge.post(path, body);
        }
    }

    private LambdaReply ask(String question) {
        return ask(
                Map.of("PLUGINS", directory.toString()),
                EXAMPLE,
                "{\"input_text\":\"" + question + "\"}");
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(directory.resolve(name), yaml);
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    private List<String> offered() {
        return asked().tools().stream().map(ToolDefinition::name).toList();
    }

    private static List<String> used(LambdaReply reply) {
        return reply
                .json()
                .getAsJsonObject("request_meta_data")
                .getAsJsonArray("plugins")
                .asList()
                .stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    @Nested
    class That_the_function_carries {

        private LambdaReply askBundled(String question) {
            model = new ScriptedCompletions(STANDARD).thenSay("From nine on.");
            return ask(Map.of(), EXAMPLE, "{\"input_text\":\"" + question + "\"}");
        }

        @Test
        void come_always_when_they_say_so() {
            LambdaReply reply = askBundled("Hello");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(used(reply)).containsExactly("ServiceDesk");
            assertThat(offered()).containsExactly("get_current_weather", "ServiceDesk");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "When does the SHOP open?",
                    "What are your opening hours?",
                    "Where is the corner shop?"
                })
        void come_when_their_subject_is_spoken_of(String question) {
            LambdaReply reply = askBundled(question);

            assertThat(used(reply)).containsExactly("ServiceDesk", "StoreHours");
            assertThat(offered()).contains("StoreHours");
            assertThat(asked().sampling().temperature()).isZero();
            assertThat(asked().sampling().maxTokens()).isEqualTo(256);
        }

        @Test
        void come_when_their_subject_was_spoken_of_before() {
            model = new ScriptedCompletions(STANDARD).thenSay("Until two.");

            LambdaReply reply =
                    ask(
                            Map.of(),
                            EXAMPLE,
                            """
                            {"input_text":"And on Saturdays?","chat_history":[
                            {"message":"When does the shop close?","direction":"outgoing","sender":"user"},
                            {"message":"At six.","direction":"incoming","sender":"assistant"}]}""");

            assertThat(used(reply)).contains("StoreHours");
        }
    }

    @Nested
    class In_a_directory {

        @Test
        void hide_those_of_the_same_name_that_the_function_carries() throws IOException {
            write("service-desk.yaml", FERRY);

            assertThat(used(ask("When is the last crossing?"))).containsExactly("Night Ferry");
        }

        @Test
        void are_brought_in_by_what_the_user_says() throws IOException {
            write("ferry.yaml", FERRY);

            LambdaReply reply = ask("When does the Ferry leave?");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(used(reply)).contains("Night Ferry");
            assertThat(offered()).contains("get_current_weather", "Night_Ferry");
            assertThat(asked().messages().getFirst())
                    .isInstanceOfSatisfying(
                            Message.System.class,
                            system ->
                                    assertThat(system.text())
                                            .startsWith("You are a helpful assistant")
                                            .contains("You sell tickets for the ferry."));
            assertThat(asked().model()).isEqualTo(PREFERRED);
            assertThat(asked().sampling().temperature()).isEqualTo(0.1);
            assertThat(asked().sampling().maxTokens()).isEqualTo(77);
        }

        @Test
        void stay_away_otherwise() throws IOException {
            model = new ScriptedCompletions(STANDARD).thenSay("Hello.");
            write("ferry.yaml", FERRY);

            LambdaReply reply = ask("How is a ferry built?");

            assertThat(used(reply)).doesNotContain("Night Ferry");
            assertThat(offered()).doesNotContain("Night_Ferry");
        }

        @Test
        void tell_their_facts_to_the_model_and_what_they_do_not_know() throws IOException {
            write("ferry.yaml", FERRY);
            model =
                    new ScriptedCompletions(PREFERRED)
                            .thenCall(
                                    new ToolCall(
                                            "1", "Night_Ferry", "{\"inquiry_type\":\"crossings\"}"),
                                    new ToolCall(
                                            "2", "Night_Ferry", "{\"inquiry_type\":\"prices\"}"))
                            .thenSay("At 23:40.");

            LambdaReply reply = ask("When is the last crossing?");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(asked().messages())
                    .filteredOn(Message.Tool.class::isInstance)
                    .map(message -> ((Message.Tool) message).result())
                    .satisfiesExactly(
                            known ->
                                    assertThat(known)
                                            .isEqualTo(
                                                    new ToolResult(
                                                            "1",
                                                            "{\"first\":\"06:10\",\"last\":\"23:40\"}",
                                                            false)),
                            unknown -> assertThat(unknown.error()).isTrue());
        }

        @Test
        void do_not_overrule_a_model_of_the_callers() throws IOException {
            write("ferry.yaml", FERRY);
            model = new ScriptedCompletions(STANDARD).thenSay("At 23:40.");

            LambdaReply reply =
                    ask(
                            Map.of("PLUGINS", directory.toString()),
                            PASSTHROUGH,
                            "{\"model\":\"gpt-4-turbo\",\"input_text\":\"When does the ferry leave?\"}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(used(reply)).contains("Night Ferry");
        }

        @Test
        void do_not_overrule_a_model_of_the_operators() throws IOException {
            write("ferry.yaml", FERRY);
            model = new ScriptedCompletions(STANDARD).thenSay("At 23:40.");

            LambdaReply reply =
                    ask(
                            Map.of(
                                    "PLUGINS",
                                    directory.toString(),
                                    "FUNCTION_CALLING_MODEL",
                                    STANDARD.toString()),
                            EXAMPLE,
                            "{\"input_text\":\"When does the ferry leave?\"}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(used(reply)).contains("Night Ferry");
        }

        @Test
        void that_are_wrong_are_named_with_their_line() throws IOException {
            write("broken.yaml", FERRY.replace("plugin_version: 0.1.0", "plugin_version: 7"));

            LambdaReply reply = ask("Hello");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.json().get("error").getAsString()).contains("broken.yaml:4:");
            assertThat(reply.json().get("description").getAsString())
                    .startsWith("server_error (misconfigured)");
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void are_missed_when_the_directory_is_not_there() {
            LambdaReply reply =
                    ask(
                            Map.of("PLUGINS", directory.resolve("nowhere").toString()),
                            EXAMPLE,
                            "{\"input_text\":\"Hello\"}");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.json().get("error").getAsString()).contains("nowhere");
            assertThat(model.requests()).isEmpty();
        }
    }
}

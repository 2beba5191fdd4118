package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Without a key of OpenAI's the embedded model answers, whatever an app prefers. */
class OpenAiStyleFunctionsTest {

    private final ScriptedCompletions model = new ScriptedCompletions(FakeT5.MODEL);
    private final RunningServer server = new RunningServer(model);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return server.send(server.post(path, BodyPublishers.ofString(body)));
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    @Test
    void an_app_answers_in_as_many_tokens_as_the_embedded_model_can_write() throws Exception {
        model.thenSay("She broke the lamp post.");

        HttpResponse<String> response =
                post("/examples/default-grammar", "{\"input_text\":\"she broked the lamp post\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body())
                .contains("\"content\":\"She broke the lamp post.\"", "\"request_meta_data\":{");
        assertThat(asked().messages().getLast())
                .isEqualTo(Message.user("she broked the lamp post"));
        assertThat(asked().sampling().maxTokens()).isEqualTo(512);
    }

    @Test
    void a_wrong_file_keeps_no_other_app_from_running(@TempDir Path apps) throws Exception {
        Files.writeString(apps.resolve("postcard.yaml"), "title: Postcard\nsystem_promt: Write.\n");
        ScriptedCompletions scripted =
                new ScriptedCompletions(FakeT5.MODEL).thenSay("She broke the lamp post.");
        try (RunningServer careless =
                new RunningServer(scripted, Map.of("apps", apps.toString()))) {
            assertThat(
                            careless.send(
                                            careless.post(
                                                    "/examples/default-grammar",
                                                    BodyPublishers.ofString(
                                                            "{\"input_text\":\"she broked it\"}")))
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(careless.get("/v1/models").statusCode()).isEqualTo(200);
            assertThat(careless.get("/examples/postcard").body())
                    .contains("postcard.yaml:2: 'system_promt' is not known");
        }
    }

    @Test
    void thirty_apps_are_listed() throws Exception {
        assertThat(server.get("/examples").body().split("\"slug\":", -1)).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/examples/default-marv-sarcastic-chat", "/langchain"})
    void a_chat_that_remembers_answers_with_the_conversation(String path) throws Exception {
        model.thenSay("Oh, joy.");

        HttpResponse<String> response =
                post(path, "{\"input_text\":\"Meet the viewers\",\"chat_history\":[]}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("\"chat_memory\":{\"messages\":[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/examples/openai-function-calling", "/v1/openai_function_passthrough"})
    void function_calling_offers_its_tools(String path) throws Exception {
        model.thenSay("Nine to six.");

        HttpResponse<String> response =
                post(path, "{\"input_text\":\"When does the SHOP open?\",\"chat_history\":[]}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(asked().tools())
                .extracting(tool -> tool.name())
                .contains("get_current_weather", "StoreHours");
    }

    @Test
    void errors_are_texts_with_a_request_id() throws Exception {
        HttpResponse<String> response =
                post("/passthrough_v2", "{\"input_text\":\"hi\",\"temperature\":\"hot\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"error\":\"'temperature' has to be a number\"", "\"request_id\":\"")
                .doesNotContain("dev.promptport");
    }
}

package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.provider.CompletionProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

/** {@code ENVELOPE=reference}: what the reference's client in the browser reads. */
class EnvelopeTest {

    private static LambdaEdge edge;

    private static LambdaEdge start(String envelope) {
        ScriptedCompletions model =
                new ScriptedCompletions(ModelId.of("openai:gpt-4-turbo"))
                        .answering("hello", "\"hello\"\nto you");
        Map<String, String> settings = new HashMap<>();
        settings.put("OPENAI_CHAT_MODEL", "openai:gpt-4-turbo");
        settings.put("ENVELOPE", envelope);
        return new LambdaEdge(
                "openai-chat",
                Payload.V1,
                settings,
                new CompletionProvider("openai", model, model));
    }

    @BeforeAll
    static void start() {
        edge = start("reference");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static JsonObject opened(LambdaReply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("content-type")).startsWith("application/json");
        JsonObject envelope = reply.json();
        assertThat(envelope.keySet())
                .containsExactly("isBase64Encoded", "statusCode", "headers", "body");
        assertThat(envelope.get("isBase64Encoded").getAsBoolean()).isFalse();
        assertThat(envelope.get("statusCode").getAsInt()).isEqualTo(status);
        assertThat(envelope.get("headers")).hasToString("{\"Content-Type\":\"application/json\"}");
        return JsonParser.parseString(envelope.get("body").getAsString()).getAsJsonObject();
    }

    @ParameterizedTest
    @CsvSource({
        "/passthrough",
        "/v1/passthrough_v2",
        "/examples/default-grammar",
        "/v1/examples/default-grammar"
    })
    void is_around_every_answer(String path) {
        JsonObject answer = opened(edge.post(path, "{\"input_text\":\"hello\"}"), 200);

        assertThat(
                        answer.getAsJsonArray("choices")
                                .get(0)
                                .getAsJsonObject()
                                .getAsJsonObject("message")
                                .get("content")
                                .getAsString())
                .isEqualTo("\"hello\"\nto you");
        assertThat(answer.getAsJsonObject("request_meta_data").get("lambda").getAsString())
                .isEqualTo("lambda_openai_v2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/passthrough|{}|400",
                "/passthrough|{|400",
                "/passthrough|{\"input_text\":\"x\",\"model\":\"gpt-5\"}|404",
                "/examples/nothing|{\"input_text\":\"x\"}|404"
            })
    void is_around_every_error(String path, String body, int status) {
        assertThat(opened(edge.post(path, body), status).keySet())
                .containsExactly("error", "description", "request_id");
    }

    @Test
    void is_around_the_list_of_apps() {
        assertThat(opened(edge.get("/examples"), 200).has("apps")).isTrue();
    }

    @Test
    void is_not_around_a_stream() {
        LambdaReply reply = edge.post("/passthrough", "{\"input_text\":\"hello\",\"stream\":true}");

        assertThat(reply.header("content-type")).startsWith("text/event-stream");
        assertThat(reply.body()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void is_not_around_openais_routes_and_the_mocks() {
        LambdaReply reply = edge.post("/v1/chat/completions", "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().get("param").getAsString()).isEqualTo("messages");
        assertThat(edge.get("/v1/models").json().get("object").getAsString()).isEqualTo("list");
        assertThat(edge.post("/tests/test_504", "{}").status()).isEqualTo(504);
    }

    @Test
    void is_there_or_not() {
        assertThat(catchThrowable(() -> start("always").close()))
                .hasStackTraceContaining(
                        "ENVELOPE is 'always'; it has to be one of none, reference");
    }
}

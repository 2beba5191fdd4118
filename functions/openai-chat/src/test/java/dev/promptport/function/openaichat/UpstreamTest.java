package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each route from the caller's bytes to those that OpenAI gets, and back. */
class UpstreamTest {

    private static final Upstream OPENAI = new Upstream();
    private static final LambdaEdge EDGE =
            new LambdaEdge("openai-chat", Payload.V2, OPENAI.settings());

    @AfterAll
    static void stop() {
        EDGE.close();
        OPENAI.close();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/passthrough", "/passthrough_v2"})
    void passes_the_references_body_through(String path) {
        OPENAI.says("Sunny.");

        LambdaReply reply =
                EDGE.post(
                        path,
                        """
                        {"model":"gpt-4-turbo","end_point":"ChatCompletion","object_type":"chat.completion",
                         "temperature":0.25,"max_tokens":256,"tool_choice":"auto",
                         "messages":[{"role":"system","content":"Be short."},{"role":"user","content":"Weather?"},
                           {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Paris\\"}"}}]},
                           {"role":"tool","tool_call_id":"c1","content":"sunny"}],
                         "tools":[{"type":"function","function":{"name":"weather","description":"Tells it","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]}""");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("model").getAsString()).isEqualTo("gpt-4-turbo-2024-04-09");
        assertThat(reply.json().getAsJsonObject("usage"))
                .hasToString(
                        "{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12,\"prompt_tokens_details\":{\"cached_tokens\":4}}");
        JsonObject asked = OPENAI.asked();
        assertThat(asked.get("model").getAsString()).isEqualTo("gpt-4-turbo");
        assertThat(asked.get("temperature").getAsDouble()).isEqualTo(0.25);
        assertThat(asked.get("max_tokens").getAsInt()).isEqualTo(256);
        assertThat(asked.getAsJsonArray("tools").get(0))
                .isEqualTo(
                        json(
                                "{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"description\":\"Tells it\",\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}}"));
        assertThat(asked.getAsJsonArray("messages")).hasSize(4);
        JsonObject call =
                asked.getAsJsonArray("messages")
                        .get(2)
                        .getAsJsonObject()
                        .getAsJsonArray("tool_calls")
                        .get(0)
                        .getAsJsonObject();
        assertThat(call.getAsJsonObject("function").get("arguments").getAsString())
                .isEqualTo("{\"city\":\"Paris\"}");
        assertThat(OPENAI.requests().getLast().getHeader("Authorization"))
                .isEqualTo("Bearer " + Upstream.KEY);
    }

    @Test
    void runs_an_app_on_the_model_it_prefers() {
        OPENAI.says("It is so.");

        LambdaReply reply =
                EDGE.post("/examples/default-explain-code", "{\"input_text\":\"class Log {}\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonObject asked = OPENAI.asked();
        assertThat(asked.get("model").getAsString()).isEqualTo("gpt-4");
        assertThat(asked.get("temperature").getAsDouble()).isZero();
        assertThat(asked.get("max_tokens").getAsInt()).isEqualTo(1024);
        assertThat(asked.getAsJsonArray("messages")).hasSize(2);
        assertThat(reply.json().getAsJsonObject("request_meta_data").get("model").getAsString())
                .isEqualTo("gpt-4");
    }

    @Test
    void answers_openais_clients() {
        OPENAI.answers(
                """
                {"id":"x","object":"chat.completion","created":1,"model":"gpt-4o",
                 "choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,
                   "tool_calls":[{"id":"c9","type":"function","function":{"name":"now","arguments":"{}"}}]}}],
                 "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""");

        LambdaReply reply =
                EDGE.post(
                        "/v1/chat/completions",
                        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Time?\"}],"
                                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"now\"}}],\"tool_choice\":\"required\"}");

        assertThat(reply.body()).contains("\"id\":\"c9\"", "\"finish_reason\":\"tool_calls\"");
        assertThat(OPENAI.asked().get("tool_choice").getAsString()).isEqualTo("required");
        assertThat(OPENAI.asked().has("temperature")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/passthrough|{\"input_text\":\"hi\",\"stream\":true}",
                "/v1/chat/completions|{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"stream\":true}",
                "/examples/default-grammar|{\"input_text\":\"hi\",\"stream\":true}"
            })
    void streams(String path, String body) {
        OPENAI.streams(
                "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}",
                "[DONE]");

        LambdaReply reply = EDGE.post(path, body);

        assertThat(reply.header("content-type")).startsWith("text/event-stream");
        assertThat(reply.body())
                .contains("\"content\":\"Hel\"", "\"content\":\"lo\"", "\"finish_reason\":\"stop\"")
                .endsWith("data: [DONE]\n\n");
        assertThat(OPENAI.asked().get("stream").getAsBoolean()).isTrue();
    }

    @Test
    void ends_a_stream_that_breaks_off_with_an_error_and_without_done() {
        OPENAI.streams("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}");

        LambdaReply reply = EDGE.post("/passthrough", "{\"input_text\":\"hi\",\"stream\":true}");

        assertThat(reply.body())
                .contains("\"content\":\"Hel\"", "{\"error\":{\"message\":")
                .doesNotContain("[DONE]");
    }

    @ParameterizedTest
    @CsvSource({"401, 500", "404, 404", "500, 503"})
    void tells_errors_without_what_upstream_wrote(int upstream, int status) {
        OPENAI.fails(
                upstream,
                "{\"error\":{\"message\":\"canary "
                        + Upstream.KEY
                        + "\",\"code\":\"model_not_found\"}}");

        for (String path : new String[] {"/passthrough", "/examples/default-grammar"}) {
            LambdaReply reply = EDGE.post(path, "{\"input_text\":\"hi\"}");
            assertThat(reply.status()).as(reply.body()).isEqualTo(status);
            assertThat(reply.json().keySet()).containsExactly("error", "description", "request_id");
            assertThat(reply.body()).doesNotContain("canary", Upstream.KEY);
        }
    }
}

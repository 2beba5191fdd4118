package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.Map;

/** The zip under the real runtime interface client, with OpenAI's wire played on this machine. */
class FunctionZipIT implements FunctionZipContract {

    private static final Upstream OPENAI = new Upstream();
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("openai-chat");
    }

    @AfterAll
    static void stop() {
        OPENAI.close();
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "okhttp|pytorch|djl|openai-java";
    }

    @ParameterizedTest
    @EnumSource(Payload.class)
    void answers_on_every_route(Payload payload) throws Exception {
        OPENAI.says("Here I am.");
        try (PackagedFunction function = zip.start(payload, OPENAI.settings())) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply =
                    function.post(
                            "/v1/passthrough",
                            "{\"model\":\"gpt-4-turbo\",\"end_point\":\"ChatCompletion\",\"messages\":[{\"role\":\"user\",\"content\":\"Are you there?\"}]}");

            System.out.printf(
                    "function-openai-chat.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(text(reply)).isEqualTo("Here I am.");
            assertThat(OPENAI.asked().get("temperature").getAsDouble()).isEqualTo(0.5);
            assertThat(OPENAI.asked().get("max_tokens").getAsInt()).isEqualTo(150);
            assertThat(
                            text(
                                    function.post(
                                            "/examples/default-grammar",
                                            "{\"input_text\":\"Are you there?\"}")))
                    .isEqualTo("Here I am.");
            assertThat(
                            text(
                                    function.post(
                                            "/v1/chat/completions",
                                            "{\"messages\":[{\"role\":\"user\",\"content\":\"Are you there?\"}]}")))
                    .isEqualTo("Here I am.");
            assertThat(
                            function.send("GET", "/examples", Map.of(), "")
                                    .json()
                                    .getAsJsonArray("apps"))
                    .hasSize(30);
            assertThat(function.post("/tests/test_504", "{}").status()).isEqualTo(504);
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200", "\"output_tokens\":3")
                    .doesNotContain("Are you there?", Upstream.KEY);
        }
    }

    @Test
    void says_when_the_endpoint_refuses_the_key() throws Exception {
        OPENAI.fails(401, "{\"error\":{\"message\":\"bad key\",\"code\":\"invalid_api_key\"}}");
        try (PackagedFunction function = zip.start(Payload.V1, OPENAI.settings())) {
            LambdaReply reply = function.post("/passthrough", "{\"input_text\":\"hi\"}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(500);
            assertThat(reply.json().get("description").getAsString()).contains("upstream_auth");
        }
    }

    @Test
    void without_key_and_model_says_which_settings_bring_them() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, Map.of())) {
            function.failedInit();

            assertThat(function.log()).contains("set OPENAI_API_KEY", "OPENAI_CHAT_MODEL");
        }
    }

    private static String text(LambdaReply reply) {
        JsonObject choice = reply.json().getAsJsonArray("choices").get(0).getAsJsonObject();
        return choice.getAsJsonObject("message").get("content").getAsString();
    }
}

package dev.promptport.function.t5;

import static dev.promptport.function.t5.CheckpointBucket.TINY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.aws.client.wire.LocalSettings;
import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The zip under the real runtime interface client, against a Runtime API on this machine. */
class FunctionZipIT implements FunctionZipContract {

    private static final String ASK =
            "{\"command\":\"summarize: good weather is expected in the north\"}";
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("t5");
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("T5_CACHE_DIR", zip.task().resolveSibling("cache").toString());
        settings.put("T5_THREADS", "1");
        if (FunctionZipIT.class.getResource("/models/t5-mini/model.safetensors") == null) {
            assumeTrue(
                    Files.isDirectory(TINY),
                    "neither the embedded model nor the tiny checkpoint is here");
            settings.put("T5_MODEL", TINY.toAbsolutePath().normalize().toString());
        }
        return settings;
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "bedrock|sagemaker|dynamodb";
    }

    @Test
    void answers_an_http_api() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, settings())) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply = function.post("/default/rust-lambda-t5?name=world", ASK);

            System.out.printf(
                    "function-t5.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertAnswer(reply);
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200", "\"output_tokens\":")
                    .doesNotContain("good weather");
        }
    }

    @Test
    void answers_a_rest_api() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V1, settings())) {
            assertAnswer(function.post("/rust-lambda-t5", ASK));
        }
    }

    @Test
    void answers_with_a_model_from_a_bucket() throws Exception {
        assumeTrue(Files.isDirectory(TINY), "the tiny checkpoint is not here");
        Map<String, String> settings = settings();
        try (CheckpointBucket bucket = new CheckpointBucket()) {
            settings.put("T5_MODEL", bucket.address());
            settings.put("T5_MODEL_PATH_STYLE", "true");
            settings.put("AWS_ENDPOINT_URL_S3", bucket.endpoint().toString());
            settings.put("AWS_ACCESS_KEY_ID", LocalSettings.ACCESS_KEY);
            settings.put("AWS_SECRET_ACCESS_KEY", LocalSettings.SECRET_KEY);
            try (PackagedFunction function = zip.start(Payload.V2, settings)) {
                LambdaReply reply = function.post("/t5", ASK);

                assertAnswer(reply);
                assertThat(reply.json().get("model").getAsString()).isEqualTo("local:tiny");
                assertThat(function.log()).doesNotContain(LocalSettings.SECRET_KEY);
            }
        }
    }

    @Test
    void that_is_set_up_wrongly_says_which_setting() throws Exception {
        Map<String, String> settings = settings();
        settings.put("T5_PRECISION", "int7");
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            function.failedInit();

            assertThat(function.log())
                    .contains("T5_PRECISION is 'int7'; it has to be one of int8, fp32");
        }
    }

    private static void assertAnswer(LambdaReply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().get("response").getAsString()).isNotEmpty();
        assertThat(reply.json().getAsJsonObject("usage").get("output_tokens").getAsInt())
                .isPositive();
    }
}

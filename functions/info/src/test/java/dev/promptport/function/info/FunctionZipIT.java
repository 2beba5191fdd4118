package dev.promptport.function.info;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Map;

/** The zip under the real runtime interface client. */
class FunctionZipIT implements FunctionZipContract {

    private static final String CANARY = "c4n4ry-Zx9";

    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("info");
    }

    private static Map<String, String> settings() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", CANARY,
                "AWS_SECRET_ACCESS_KEY", CANARY,
                "OPENAI_API_KEY", CANARY,
                "ANYTHING_ELSE", CANARY,
                "MODEL_ALIASES", "gpt-4=bedrock:my-model",
                "PROMPTPORT_HTTP_MAX_REQUEST_BYTES", "",
                "PROMPTPORT_TERRAFORM_SETTINGS", "MODEL_ALIASES");
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "sdk-core|pytorch|djl|aws-client|aws-s3";
    }

    @ParameterizedTest
    @CsvSource({"V1, /v1/info", "V2, /info"})
    void tells_of_itself_and_no_secret(Payload payload, String path) throws Exception {
        try (PackagedFunction function = zip.start(payload, settings())) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply = function.send("GET", path, Map.of(), "");

            System.out.printf(
                    "function-info.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).doesNotContain(CANARY);
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200")
                    .doesNotContain(CANARY);
            JsonObject settings = reply.json().getAsJsonObject("settings");
            assertThat(settings.getAsJsonObject("aws_auth").get("AWS_SECRET_ACCESS_KEY"))
                    .isEqualTo(JsonParser.parseString("{\"set\":true,\"source\":\"environment\"}"));
            assertThat(settings.getAsJsonObject("models").get("MODEL_ALIASES"))
                    .isEqualTo(
                            JsonParser.parseString(
                                    "{\"source\":\"terraform\",\"value\":\"gpt-4=bedrock:my-model\"}"));
            assertThat(settings.getAsJsonObject("server").get("PROMPTPORT_HTTP_MAX_REQUEST_BYTES"))
                    .isEqualTo(
                            JsonParser.parseString(
                                    "{\"source\":\"default\",\"value\":\"1048576\"}"));
            JsonObject environment = settings.getAsJsonObject("environment");
            assertThat(environment.get("version").getAsString()).isNotEqualTo("not packaged");
            assertThat(environment.getAsJsonArray("modules").toString())
                    .contains(
                            "\"name\":\"function-http\"",
                            "\"name\":\"domain\"",
                            "\"name\":\"micronaut-inject\"");
        }
    }
}

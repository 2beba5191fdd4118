package dev.promptport.function.functioncalling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.function.functioncalling.PlayedProvider.Wire;
import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The zip under the real runtime interface client, with the wires of the model and of the weather
 * played on this machine.
 */
class FunctionZipIT implements FunctionZipContract {

    private static final String QUESTION =
            "{\"input_text\":\"How is the weather in Cambridge, MA, and in Xyzzyville?\"}";

    private static final PlayedOpenMeteo WEATHER = new PlayedOpenMeteo();
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("function-calling");
    }

    @AfterAll
    static void stop() {
        WEATHER.close();
    }

    private static Map<String, String> settings(PlayedProvider model) {
        Map<String, String> settings = new HashMap<>(WEATHER.settings());
        settings.putAll(model.settings());
        return settings;
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "okhttp|pytorch|djl|t5|openai-java";
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, V1, /v1/examples/openai-function-calling",
        "BEDROCK, V2, /openai_function_passthrough"
    })
    void answers_with_tools_and_with_the_plugins_it_carries(Wire wire, Payload payload, String path)
            throws Exception {
        try (PlayedProvider model = PlayedProvider.ofConversation(wire);
                PackagedFunction function = zip.start(payload, settings(model))) {
            long init = function.initMillis();
            long called = System.nanoTime();

            LambdaReply reply = function.post(path, QUESTION);

            System.out.printf(
                    "function-function-calling.zip: %d bytes, init %d ms, first invocation %d ms%n",
                    zip.size(), init, (System.nanoTime() - called) / 1_000_000);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body())
                    .contains("It is 50 °F and drizzling in Cambridge.")
                    .contains("\"plugins\":[\"ServiceDesk\"]");
            assertThat(model.requests()).hasSize(2);
            assertThat(model.told(model.requests().getLast()))
                    .extracting(PlayedProvider.Told::error)
                    .containsExactly(false, true);
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200", "\"output_tokens\":65")
                    .doesNotContain("Xyzzyville", "nobody");
        }
    }

    @Test
    void says_which_line_of_a_plugin_is_wrong_and_goes_on(@TempDir Path plugins) throws Exception {
        Path broken = plugins.resolve("broken.yaml");
        Files.writeString(broken, "meta_data:\n  plugin_name: [\n");
        try (PlayedProvider model = PlayedProvider.ofConversation(Wire.OPENAI)) {
            Map<String, String> settings = settings(model);
            settings.put("PLUGINS", plugins.toString());
            try (PackagedFunction function = zip.start(Payload.V2, settings)) {
                LambdaReply wrong = function.post(FunctionCallingController.EXAMPLE, QUESTION);
                Files.delete(broken);
                LambdaReply right = function.post(FunctionCallingController.EXAMPLE, QUESTION);

                assertThat(wrong.status()).as(wrong.body()).isEqualTo(500);
                assertThat(wrong.json().get("error").getAsString())
                        .matches("(?s).*broken\\.yaml:[23]: .*");
                assertThat(right.status()).as(right.body()).isEqualTo(200);
            }
        }
    }

    @Test
    void without_a_key_says_which_setting_brings_one() throws Exception {
        try (PackagedFunction function = zip.start(Payload.V2, WEATHER.settings())) {
            function.failedInit();

            assertThat(function.log()).contains("OPENAI_API_KEY");
        }
    }
}

package dev.promptport.packages;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.gson.JsonElement;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Thin zips and layers under the real runtime interface client, composed as the managed runtime
 * composes them.
 */
class PackagesIT {

    private static final List<String> QUESTIONS =
            List.of(
                    "{\"command\":\"summarize: good weather is expected in the north\"}",
                    "{\"command\":\"fix: teh quick brwon fox\"}",
                    "{\"command\":\"translate English to German: The house is small.\"}");

    private static BuiltPackages built;

    @BeforeAll
    static void read() throws IOException {
        built = BuiltPackages.read();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t5",
                "sagemaker-chat",
                "toxicity",
                "toxicity-local",
                "code-generation",
                "openai-chat",
                "memory-chat",
                "function-calling",
                "info"
            })
    void every_function_is_in_the_manifest_with_its_layers_and_below_the_limit(String function) {
        assertThat(built.file(built.function(function))).isRegularFile();
        assertThat(built.function(function).getAsJsonArray("layers"))
                .isNotEmpty()
                .allSatisfy(
                        layer ->
                                assertThat(built.file(built.layer(layer.getAsString())))
                                        .isRegularFile());
        assertThat(built.function(function).get("total_unzipped_bytes").getAsLong())
                .isBetween(1L, 262_144_000L);
    }

    @Test
    void info_answers_and_knows_the_jars_of_its_layer(@TempDir Path folder) throws Exception {
        try (PackagedFunction function = built.start("info", Payload.V1, folder, Map.of())) {
            LambdaReply reply = function.send("GET", "/v1/info", Map.of(), "");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("function-http", "micronaut-inject");
        }
    }

    @Test
    void toxicity_asks_sagemaker_through_the_sdk_of_its_layer(@TempDir Path folder)
            throws Exception {
        WireMockServer sageMaker = new WireMockServer(options().dynamicPort());
        sageMaker.start();
        String answer = "[[\"__label__none\"],[\"0.98\"]]";
        sageMaker.stubFor(
                post(urlEqualTo("/endpoints/scorer/invocations")).willReturn(okJson(answer)));
        Map<String, String> settings =
                Map.of(
                        "ENDPOINT_NAME", "scorer",
                        "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME", sageMaker.baseUrl(),
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        try (PackagedFunction function = built.start("toxicity", Payload.V2, folder, settings)) {
            LambdaReply reply = function.send("GET", "/?k=1&q=who%20am%20i", Map.of(), "");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(answer);
        } finally {
            sageMaker.stop();
        }
    }

    @Test
    void toxicity_with_a_classifier_of_its_own_answers_with_trimmed_libraries(@TempDir Path folder)
            throws Exception {
        Path unpacked = folder.resolve("engine");
        Map<String, String> settings =
                Map.of(
                        "CLASSIFIER_THREADS",
                        "1",
                        "CLASSIFIER_CACHE_DIR",
                        folder.resolve("cache").toString(),
                        "ENGINE_CACHE_DIR",
                        unpacked.toString());
        try (PackagedFunction function = startWithPyTorch("toxicity-local", folder, settings)) {
            System.out.printf("toxicity-local of layers: init %d ms%n", function.initMillis());

            LambdaReply reply =
                    function.send("GET", "/?k=2&q=you%20are%20an%20idiot", Map.of(), "");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("__label__toxic", "__label__insult", "[\"0.");
            assertThat(unpacked).as("libraries that were not in their place").doesNotExist();
        }
    }

    /** On the machine's own processor: the layer on arm64, the image on x86_64. */
    private static PackagedFunction startWithPyTorch(
            String function, Path folder, Map<String, String> settings) throws IOException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(
                system.matches("Linux (amd64|aarch64)"),
                "the libraries are for Linux, this is " + system);
        return system.endsWith("amd64")
                ? built.startImage(function, Payload.V2, folder, settings)
                : built.start(function, Payload.V2, folder, settings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fp32", "int8"})
    void t5_answers_with_trimmed_libraries_as_with_whole_ones(
            String precision, @TempDir Path folder) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("T5_PRECISION", precision);
        settings.put("T5_THREADS", "1");
        settings.put("T5_CACHE_DIR", folder.resolve("cache").toString());
        List<String> whole;
        Path zip = Path.of(System.getProperty("packages.whole"), "t5/target/function-t5.zip");
        FunctionZip.unpack(zip, folder.resolve("whole/task"));
        try (PackagedFunction function =
                new FunctionZip("t5", zip, folder.resolve("whole/task"))
                        .start(Payload.V2, settings)) {
            whole = answers(function);
            assertThat(folder.resolve("cache/native")).isNotEmptyDirectory();
        }
        Path unpacked = folder.resolve("engine");
        settings.put("ENGINE_CACHE_DIR", unpacked.toString());
        try (PackagedFunction function = startWithPyTorch("t5", folder, settings)) {
            System.out.printf("t5 of layers, %s: init %d ms%n", precision, function.initMillis());

            assertThat(answers(function)).isEqualTo(whole);
            assertThat(unpacked).as("libraries that were not in their place").doesNotExist();
        }
    }

    private static List<String> answers(PackagedFunction function)
            throws IOException, InterruptedException {
        List<String> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            LambdaReply reply = function.post("/t5", question);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            JsonElement usage = reply.json().get("usage");
            answers.add(reply.json().get("response").getAsString() + " " + usage);
        }
        return answers;
    }
}

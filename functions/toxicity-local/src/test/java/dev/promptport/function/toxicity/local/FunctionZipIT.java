package dev.promptport.function.toxicity.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.FunctionZipContract;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The zip under the real runtime interface client; nothing else is asked. */
class FunctionZipIT implements FunctionZipContract {

    private static final Path TINY =
            Path.of("../../adapters-inference/local/src/test/resources/golden/tiny-bert-multi");
    private static FunctionZip zip;

    @BeforeAll
    static void unpack() throws IOException {
        zip = FunctionZip.unpacked("toxicity");
    }

    @Override
    public FunctionZip zip() {
        return zip;
    }

    @Override
    public String useless() {
        return "bedrock|dynamodb|t5-mini";
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("CLASSIFIER_CACHE_DIR", zip.task().resolveSibling("cache").toString());
        settings.put("CLASSIFIER_THREADS", "1");
        return settings;
    }

    private static LambdaReply get(PackagedFunction function, String target)
            throws IOException, InterruptedException {
        return function.send("GET", target, Map.of(), "");
    }

    @ParameterizedTest
    @EnumSource(Payload.class)
    void labels_with_the_embedded_classifier(Payload payload) throws Exception {
        try (PackagedFunction function = zip.start(payload, settings())) {
            LambdaReply reply = get(function, "/toxicity?k=2&q=you%20are%20an%20idiot");

            System.out.printf(
                    "function-toxicity-local.zip: %d bytes, init %d ms%n",
                    zip.size(), function.initMillis());
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("__label__toxic", "__label__insult", "[\"0.");
            assertThat(get(function, "/toxicity?k=1&q=who%20am%20i").body())
                    .startsWith("[[\"__label__none\"],[\"0.");
            assertThat(function.log()).doesNotContain("idiot");
        }
    }

    @Test
    void labels_with_the_checkpoint_that_is_set() throws Exception {
        assumeTrue(Files.isDirectory(TINY), "the tiny checkpoint is not here");
        Map<String, String> settings = settings();
        settings.put("CLASSIFIER_MODEL", TINY.toAbsolutePath().normalize().toString());
        try (PackagedFunction function = zip.start(Payload.V2, settings)) {
            LambdaReply reply = get(function, "/?k=2&q=who%20am%20i");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body())
                    .matches("\\[\\[\"[a-z_]+\",\"[a-z_]+\"],\\[\"0\\..*")
                    .doesNotContain("__label__");
        }
    }
}

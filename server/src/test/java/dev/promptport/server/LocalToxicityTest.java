package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Toxicity without an account: a classifier in the server itself. */
class LocalToxicityTest {

    private static final Path TINY =
            Path.of("../adapters-inference/local/src/test/resources/golden/tiny-bert-multi");

    private static RunningServer server(String classifier) {
        return new RunningServer(
                new ScriptedCompletions(FakeT5.MODEL),
                Map.of(
                        "toxicity.model",
                        "local:classifier",
                        "classifier.model",
                        classifier,
                        "classifier.threads",
                        "1",
                        "classifier.cache-dir",
                        Path.of("target", "model-cache").toAbsolutePath().toString()));
    }

    @Test
    void labels_with_the_model_that_is_set() throws Exception {
        assumeTrue(Files.isDirectory(TINY), "the tiny checkpoint is not here");
        try (RunningServer server = server(TINY.toString())) {
            assertThat(server.get("/health").body())
                    .contains(
                            "{\"name\":\"toxicity\",\"model\":\"local:classifier\",\"status\":\"UP\"");

            HttpResponse<String> labels =
                    server.send(
                            server.request("/toxicity?k=2&q=who%20am%20i%20%F0%9F%9A%80")
                                    .header("accept", "application/vnd.promptport.labels+json")
                                    .build());

            assertThat(labels.statusCode()).as(labels.body()).isEqualTo(200);
            assertThat(labels.body())
                    .startsWith("{\"model\":\"local:tiny-bert-multi\",\"labels\":[{\"label\":\"")
                    .containsPattern("(\"probability\":0\\.\\d+.*){2}");
        }
    }

    @Test
    void is_off_and_names_the_setting_where_no_model_is_set() throws Exception {
        try (RunningServer server = server("")) {
            assertThat(server.get("/health").body())
                    .contains(
                            "{\"name\":\"toxicity\",\"model\":\"local:classifier\",\"status\":\"OFF\","
                                    + "\"reason\":\"there is no local classifier: set CLASSIFIER_MODEL to");

            HttpResponse<String> refused = server.get("/toxicity?q=who%20am%20i");
            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(refused.body()).contains("CLASSIFIER_MODEL", "\"code\":\"misconfigured\"");
        }
    }
}

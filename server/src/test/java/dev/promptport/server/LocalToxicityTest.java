package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Toxicity without an account: a classifier in the server itself. */
class LocalToxicityTest {

    private static final Path TINY =
            Path.of("../adapters-inference/local/src/test/resources/golden/tiny-bert-multi");

    private static RunningServer server(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("toxicity.default-model", "local:classifier");
        all.put("classifier.threads", "1");
        all.put("classifier.cache-dir", RunningServer.MODEL_CACHE);
        return new RunningServer(new ScriptedCompletions(FakeT5.MODEL), all);
    }

    @ParameterizedTest
    @CsvSource({
        "1, who am i, __label__none",
        "1, What time does the train leave?, __label__none",
        "2, you are an idiot, __label__toxic",
        "2, you are an idiot, __label__insult",
        "2, I will beat you after school, __label__threat"
    })
    void labels_with_the_embedded_model(int most, String text, String label) throws Exception {
        try (RunningServer server = server(Map.of())) {
            String query = URLEncoder.encode(text, StandardCharsets.UTF_8);

            HttpResponse<String> labels = server.get("/toxicity?k=" + most + "&q=" + query);

            assertThat(labels.statusCode()).as(labels.body()).isEqualTo(200);
            assertThat(labels.body()).contains(label, "[\"0.");
        }
    }

    @Test
    void labels_with_the_model_that_is_set() throws Exception {
        assumeTrue(Files.isDirectory(TINY), "the tiny checkpoint is not here");
        try (RunningServer server = server(Map.of("classifier.model", TINY.toString()))) {
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
        try (RunningServer server = server(Map.of("classifier.model", ""))) {
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

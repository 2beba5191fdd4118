package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class CodeAndToxicityTest {

    private static final String ASK = "{\"key\":\"HTML\",\"message\":\"a page that says hello\"}";
    private static final String ARTIFACTS = "/code_generation/artifacts";
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    @TempDir Path directory;

    private final ScriptedCompletions model =
            new ScriptedCompletions(FakeT5.MODEL).thenSay("```html\n<p>hällo</p>\n```");

    private RunningServer server() {
        return server(Map.of());
    }

    private RunningServer server(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.putIfAbsent("code-generation.model", "local:t5");
        settings.put("artifacts", directory.toString());
        return new RunningServer(model, settings);
    }

    private static HttpResponse<String> generate(RunningServer server, String... headers)
            throws Exception {
        return server.send(server.post("/code_generation", BodyPublishers.ofString(ASK), headers));
    }

    private static String key(HttpResponse<String> response) {
        Matcher matcher = KEY.matcher(response.body());
        assertThat(matcher.find()).as(response.body()).isTrue();
        return matcher.group(1);
    }

    @Nested
    class Generated_code {

        @Test
        void is_a_file_that_can_be_listed_and_read() throws Exception {
            try (RunningServer server = server()) {
                HttpResponse<String> generated = generate(server);
                assertThat(generated.statusCode()).as(generated.body()).isEqualTo(200);
                assertThat(generated.body())
                        .contains("\"language\":\"HTML\"", "\"model\":\"local:scripted\"")
                        .doesNotContain("\"bucket\"");
                String key = key(generated);
                assertThat(Files.readString(directory.resolve(key))).isEqualTo("<p>hällo</p>\n");

                assertThat(key(server.get(ARTIFACTS))).isEqualTo(key);

                HttpResponse<String> read = server.get(ARTIFACTS + "/" + key);
                assertThat(read.statusCode()).isEqualTo(200);
                assertThat(read.body()).isEqualTo("<p>hällo</p>\n");
                assertThat(read.headers().firstValue("content-type").orElse("").replace(" ", ""))
                        .isEqualTo("text/html;charset=utf-8");
                assertThat(read.headers().firstValue("content-disposition").orElse(""))
                        .startsWith("attachment; filename=");
                assertThat(read.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            }
        }

        @Test
        void is_generated_once_for_a_repeated_request() throws Exception {
            try (RunningServer server = server()) {
                HttpResponse<String> first = generate(server, "idempotency-key", "order-7");
                HttpResponse<String> again = generate(server, "idempotency-key", "order-7");

                assertThat(again.body()).contains("\"replayed\":true");
                assertThat(key(again)).isEqualTo(key(first));
                assertThat(model.requests()).hasSize(1);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/secret.txt",
                    "/../secret.txt",
                    "/code_output/../../secret.txt",
                    "/code_output/..%2F..%2Fsecret.txt",
                    "/%2e%2e/secret.txt",
                    "/.claims/x",
                    "/code_output/none.py",
                    "/code_output/%00"
                })
        void is_all_that_can_be_read(String path) throws Exception {
            Files.writeString(directory.resolve("secret.txt"), "secret");
            try (RunningServer server = server()) {
                HttpResponse<String> response = server.get(ARTIFACTS + path);

                assertThat(response.statusCode()).isIn(400, 404);
                assertThat(response.body())
                        .doesNotContain("\"secret\"")
                        .contains("invalid_request_error");
            }
        }

        @Test
        void is_not_shown_where_that_is_switched_off() throws Exception {
            try (RunningServer server = server(Map.of("promptport.artifacts.readable", "false"))) {
                assertThat(server.get(ARTIFACTS).statusCode()).isEqualTo(404);
                assertThat(server.get(ARTIFACTS).body()).contains("route_not_found");
            }
        }

        @Test
        void needs_a_model() throws Exception {
            try (RunningServer server = server(Map.of("code-generation.model", ""))) {
                assertThat(server.get("/health").body())
                        .contains(
                                "{\"name\":\"code-generation\",\"model\":\"none\",\"status\":\"OFF\","
                                        + "\"reason\":\"code-generation has no model: set CODE_GENERATION_MODEL to");

                HttpResponse<String> refused = generate(server);
                assertThat(refused.statusCode()).isEqualTo(500);
                assertThat(refused.body())
                        .contains("CODE_GENERATION_MODEL", "\"code\":\"misconfigured\"");
            }
        }
    }

    @Nested
    class Toxicity {

        @Test
        void needs_a_model() throws Exception {
            try (RunningServer server = server()) {
                assertThat(server.get("/health").body())
                        .contains(
                                "{\"name\":\"toxicity\",\"model\":\"none\",\"status\":\"OFF\","
                                        + "\"reason\":\"toxicity has no model: set TOXICITY_MODEL to");

                HttpResponse<String> refused = server.get("/toxicity?k=3&q=who%20am%20i");
                assertThat(refused.statusCode()).isEqualTo(500);
                assertThat(refused.body()).contains("TOXICITY_MODEL");
            }
        }

        @Test
        void is_not_asked_at_the_root_which_is_the_page_s() throws Exception {
            try (RunningServer server = server()) {
                HttpResponse<String> response = server.get("/?k=3&q=who%20am%20i");

                assertThat(response.headers().firstValue("content-type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
                assertThat(response.body()).doesNotContain("__label__");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?k=3", "?q=a&k=0", "?q=a&q=b"})
        void is_not_asked_for_a_wrong_request(String query) throws Exception {
            try (RunningServer server = server()) {
                assertThat(server.get("/toxicity" + query).statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void are_described() throws Exception {
        try (RunningServer server = server()) {
            assertThat(server.get("/openapi/promptport.yml").body())
                    .contains(
                            "/toxicity:",
                            "/code_generation:",
                            "/code-generation:",
                            "/code_generation/artifacts:",
                            "/code_generation/artifacts/{key}:",
                            "Idempotency-Key",
                            "application/vnd.promptport.labels+json");
        }
    }
}

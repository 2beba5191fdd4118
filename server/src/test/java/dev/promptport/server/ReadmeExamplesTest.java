package dev.promptport.server;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The curl lines of the README, run as they stand, are answered in the shape it shows. Models,
 * places and weather are played on this machine.
 */
class ReadmeExamplesTest {

    /** A command, over several lines where they end in a backslash, and what follows it. */
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "^\\$ (curl (?:.*\\\\\\n)*.*)\\n((?:(?!```|\\$ ).+\\n)+)", Pattern.MULTILINE);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WireMockServer WORLD = new WireMockServer(options().dynamicPort());

    @TempDir private static Path artifacts;

    private static RunningServer server;

    /** One example of the README. */
    record Example(String command, String answer) {
        @Override
        public String toString() {
            return command.lines().findFirst().orElse("");
        }
    }

    @BeforeAll
    static void start() {
        WORLD.start();
        playModels();
        playTheWeather();
        // The SDK looks for it nowhere else.
        System.setProperty("aws.endpointUrl", WORLD.baseUrl());
        server =
                new RunningServer(
                        new ScriptedCompletions(FakeT5.MODEL)
                                .thenSay("This package contains the documentation.")
                                .thenSay("library for image files")
                                .thenSay("library for image files")
                                .thenSay("```python\nprint(1)\n```"),
                        Map.ofEntries(
                                Map.entry("openai.base-url", WORLD.baseUrl() + "/v1"),
                                Map.entry("openai-chat.model", "openai:gpt-4-turbo"),
                                Map.entry("memory-chat.model", "openai:gpt-4-turbo"),
                                Map.entry("function-calling.model", "openai:gpt-4-turbo"),
                                Map.entry("code-generation.model", "local:t5"),
                                Map.entry("artifacts", artifacts.toString()),
                                Map.entry("toxicity.default-model", "local:classifier"),
                                Map.entry("classifier.cache-dir", RunningServer.MODEL_CACHE),
                                Map.entry("weather.geocoding-url", WORLD.baseUrl() + "/search"),
                                Map.entry("weather.forecast-url", WORLD.baseUrl() + "/forecast"),
                                Map.entry("aws.region", "us-east-1"),
                                Map.entry("aws.access-key-id", "AKIDEXAMPLE"),
                                Map.entry("aws.secret-access-key", "secret")));
    }

    @AfterAll
    static void stop() {
        server.close();
        WORLD.stop();
        System.clearProperty("aws.endpointUrl");
    }

    private static void playModels() {
        String answer =
                """
                {"id":"chatcmpl-1","object":"chat.completion","created":1735689600,"model":"gpt-4-turbo",
                 "choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"%s"}],
                 "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}""";
        WORLD.stubFor(
                post("/v1/chat/completions")
                        .willReturn(okJson(answer.formatted("\"Said.\"", "stop"))));
        WORLD.stubFor(
                post("/v1/chat/completions")
                        .withRequestBody(containing("\"stream\":true"))
                        .willReturn(
                                ok("""
                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{"content":"She "}}]}

                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{"content":"broke it."}}]}

                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                                        data: [DONE]

                                        """)
                                        .withHeader("content-type", "text/event-stream")));
    }

    private static void playTheWeather() {
        WORLD.stubFor(get(urlPathEqualTo("/search")).willReturn(okJson("{}")));
        WORLD.stubFor(any(urlPathEqualTo("/forecast")).willReturn(okJson("{}")));
    }

    static Stream<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(found -> new Example(found.group(1), found.group(2).strip()));
    }

    @Test
    void are_found() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void are_answered_as_it_says(Example example) throws Exception {
        String answer = run(example.command());

        if (example.answer().startsWith("data: ")) {
            assertThat(answer.strip()).startsWith("data: ").endsWith("data: [DONE]");
        } else if (example.answer().contains("…")) {
            assertThat(shape(JSON.readTree(answer)))
                    .containsAll(shape(JSON.readTree(example.answer().replace(",…", ""))));
        } else {
            assertThat(shape(JSON.readTree(answer)))
                    .as(answer)
                    .isEqualTo(shape(JSON.readTree(example.answer())));
        }
    }

    private static String run(String command) throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasCurl(), "bash or curl is not installed");
        Process process =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                command.replace("localhost:8080", "127.0.0.1:" + server.port()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return answer;
    }

    private static boolean hasCurl() throws InterruptedException {
        try {
            return new ProcessBuilder("bash", "-c", "curl --version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The names of all fields, with those around them. */
    private static SortedSet<String> shape(JsonNode node) {
        SortedSet<String> names = new TreeSet<>();
        collect(node, "", names);
        return names;
    }

    private static void collect(JsonNode node, String path, SortedSet<String> names) {
        names.add(path);
        node.properties()
                .forEach(field -> collect(field.getValue(), path + "." + field.getKey(), names));
        if (node.isArray()) {
            node.forEach(item -> collect(item, path + "[]", names));
        }
    }
}

package dev.promptport.function.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.function.t5.RuntimeApi.Posted;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip under the real runtime interface client, against a Runtime API on this machine. */
class FunctionZipIT {

    private static final Path ZIP = Path.of(System.getProperty("function.zip"));
    private static final Path WORK = Path.of(System.getProperty("function.work"));
    private static final String V2 =
            "io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction";
    private static final String V1 =
            "io.micronaut.function.aws.proxy.payload1.ApiGatewayProxyRequestEventFunction";
    private static final Path TINY =
            Path.of("../../adapters-inference/local/src/test/resources/golden/tiny-t5");

    private static Path task;

    @BeforeAll
    static void unpack() throws IOException {
        task = PackagedFunction.unpack(ZIP, WORK.resolve("task"));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("T5_CACHE_DIR", WORK.resolve("cache").toString());
        settings.put("T5_THREADS", "1");
        if (FunctionZipIT.class.getResource("/models/t5-mini/model.safetensors") == null) {
            assumeTrue(
                    Files.isDirectory(TINY),
                    "neither the embedded model nor the tiny checkpoint is here");
            settings.put("T5_MODEL", TINY.toAbsolutePath().normalize().toString());
        }
        return settings;
    }

    @Test
    void answers_an_http_api() throws Exception {
        long begun = System.nanoTime();
        try (PackagedFunction function = new PackagedFunction(task, V2, settings())) {
            assertThat(function.api().awaitPoll(90)).as(function.log()).isTrue();
            long initialised = System.nanoTime();

            Posted posted = function.api().invoke(v2("POST", "/default/rust-lambda-t5"), 30);
            long answered = System.nanoTime();

            System.out.printf(
                    "function-t5.zip: init %d ms, first invocation %d ms%n",
                    (initialised - begun) / 1_000_000, (answered - initialised) / 1_000_000);
            assertAnswer(posted);
            assertThat(function.log())
                    .contains("\"message\":\"request\"", "\"status\":200", "\"output_tokens\":")
                    .doesNotContain("good weather");
        }
    }

    @Test
    void answers_a_rest_api() throws Exception {
        try (PackagedFunction function = new PackagedFunction(task, V1, settings())) {
            assertAnswer(function.api().invoke(v1("POST", "/rust-lambda-t5"), 90));
        }
    }

    @Test
    void that_is_set_up_wrongly_says_which_setting() throws Exception {
        Map<String, String> settings = settings();
        settings.put("T5_PRECISION", "int7");
        try (PackagedFunction function = new PackagedFunction(task, V2, settings)) {
            Posted posted = function.api().awaitPost(90);

            assertThat(posted.kind()).isEqualTo("init/error");
            assertThat(function.log())
                    .contains("T5_PRECISION is 'int7'; it has to be one of int8, fp32");
        }
    }

    @Test
    void is_the_same_bytes_for_the_same_sources() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();

            assertThat(entries)
                    .isNotEmpty()
                    .allSatisfy(
                            entry -> {
                                assertThat(entry.getName()).matches("lib/.*");
                                assertThat(entry.getTimeLocal().toString())
                                        .startsWith("2026-01-01T00:00");
                            });
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .noneMatch(name -> name.contains("netty"));
        }
    }

    private static void assertAnswer(Posted posted) {
        assertThat(posted.kind()).isEqualTo("response");
        JsonObject response = JsonParser.parseString(posted.body()).getAsJsonObject();
        assertThat(response.get("statusCode").getAsInt()).as(posted.body()).isEqualTo(200);
        JsonObject answer =
                JsonParser.parseString(response.get("body").getAsString()).getAsJsonObject();
        assertThat(answer.get("response").getAsString()).isNotEmpty();
        assertThat(answer.getAsJsonObject("usage").get("output_tokens").getAsInt()).isPositive();
    }

    private static JsonObject event() {
        JsonObject headers = new JsonObject();
        headers.addProperty("content-type", "application/json");
        JsonObject body = new JsonObject();
        body.addProperty("command", "summarize: good weather is expected in the north");
        JsonObject event = new JsonObject();
        event.add("headers", headers);
        event.addProperty("body", body.toString());
        event.addProperty("isBase64Encoded", false);
        return event;
    }

    private static String v1(String method, String path) {
        JsonObject event = event();
        event.addProperty("httpMethod", method);
        event.addProperty("path", path);
        event.add("requestContext", new JsonObject());
        return event.toString();
    }

    private static String v2(String method, String path) {
        JsonObject http = new JsonObject();
        http.addProperty("method", method);
        http.addProperty("path", path);
        JsonObject context = new JsonObject();
        context.add("http", http);
        context.addProperty("stage", "default");
        JsonObject event = event();
        event.addProperty("version", "2.0");
        event.addProperty("rawPath", path);
        event.addProperty("rawQueryString", "name=world");
        event.add("requestContext", context);
        return event.toString();
    }
}

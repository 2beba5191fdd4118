package dev.promptport.function.toxicity;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.KeywordClassifier;
import dev.promptport.domain.port.ClassificationPort;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.provider.ClassificationProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

@ParameterizedClass
@EnumSource(Payload.class)
class ToxicityFunctionTest {

    private static final ModelId MODEL = ModelId.of("counting:keywords");
    private static final String LABELS_JSON = "application/vnd.promptport.labels+json";
    private static final String BY_NAME = "{\"model\":\"counting:keywords\",\"labels\":";
    private static final Map<String, String> NO_HEADERS = Map.of();

    private static final AtomicReference<ClassificationPort> PORT = new AtomicReference<>();
    private static final AtomicReference<ClassificationRequest> ASKED = new AtomicReference<>();
    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);

    private final LambdaEdge edge;

    ToxicityFunctionTest(Payload payload) {
        edge = EDGES.computeIfAbsent(payload, ToxicityFunctionTest::start);
        edge.lambda().remaining(60_000);
        answeredBy(
                new KeywordClassifier(
                        MODEL,
                        Map.of(
                                "__label__none", Set.of("who", "am", "i"),
                                "__label__toxic", Set.of("fool"),
                                "__label__obscene", Set.of("damn"),
                                "__label__threat", Set.of("kill"))));
    }

    private static LambdaEdge start(Payload payload) {
        ClassificationProvider provider =
                new ClassificationProvider(
                        "counting",
                        request -> {
                            ASKED.set(request);
                            return PORT.get().classify(request);
                        });
        return new LambdaEdge(
                "toxicity",
                payload,
                Map.of("TOXICITY_MODEL", MODEL.toString(), "TOXICITY_MAX_CHARACTERS", "40"),
                provider);
    }

    @AfterAll
    static void close() {
        EDGES.values().forEach(LambdaEdge::close);
        EDGES.clear();
    }

    private static void answeredBy(ClassificationPort classifier) {
        PORT.set(classifier);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Nested
    class A_text {

        @ParameterizedTest
        @ValueSource(strings = {"/", "/toxicity", "/default/toxicity"})
        void may_be_in_the_query(String path) {
            for (String method : List.of("GET", "POST")) {
                LambdaReply reply =
                        edge.send(method, path + "?k=2&q=who%20am%20i", NO_HEADERS, new byte[0]);

                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("content-type")).startsWith("application/json");
                assertThat(reply.body())
                        .isEqualTo(
                                "[[\"__label__none\",\"__label__obscene\"],[\"0.5714286\",\"0.14285715\"]]");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", "/toxicity", "/default/toxicity"})
        void may_be_in_the_body(String path) {
            assertThat(edge.post(path, "{\"q\":\"who am i\",\"k\":1}").body())
                    .isEqualTo("[[\"__label__none\"],[\"0.5714286\"]]");
        }

        @Test
        void may_be_called_text() {
            assertThat(edge.post("/toxicity", "{\"text\":\"who am i\",\"k\":1}").body())
                    .isEqualTo("[[\"__label__none\"],[\"0.5714286\"]]");
        }

        @Test
        void may_be_in_the_body_and_the_number_of_labels_in_the_query() {
            assertThat(edge.post("/toxicity?k=1", "{\"q\":\"you fool\"}").body())
                    .isEqualTo("[[\"__label__toxic\"],[\"0.4\"]]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "hello, you fool",
                    ",,",
                    "a,",
                    "50% + 2 = 4 & more?",
                    "grüße 日本 🙂",
                    "{braces}",
                    "a=b"
                })
        void reaches_the_model_as_it_is(String text) {
            edge.get("/toxicity?q=" + encoded(text));
            assertThat(ASKED.get().text()).isEqualTo(text);

            edge.post("/toxicity", "{\"q\":\"" + text + "\"}");
            assertThat(ASKED.get().text()).isEqualTo(text);
        }

        @Test
        void is_given_three_labels_when_it_does_not_say() {
            edge.get("/toxicity?q=hello");

            assertThat(ASKED.get().top()).isEqualTo(3);
        }

        @Test
        void is_given_no_more_labels_than_allowed() {
            edge.get("/toxicity?q=hello&k=1000000");

            assertThat(ASKED.get().top()).isEqualTo(100);
        }

        @Test
        void has_the_time_the_platform_leaves() {
            edge.lambda().remaining(3_000);

            edge.get("/toxicity?q=hello");

            assertThat(ASKED.get().deadline().remaining()).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Nested
    class The_answer {

        private static final List<LabelScore> REFERENCE =
                List.of(
                        new LabelScore("__label__none", 0.9797907),
                        new LabelScore("__label__toxic", 0.02019908),
                        new LabelScore("__label__obscene", 3.6296085e-05));

        @Test
        void is_the_references_two_arrays() {
            answeredBy(request -> new Classification(request.model(), REFERENCE));

            assertThat(edge.get("/?k=3&q=who%20am%20i").body())
                    .isEqualTo(
                            "[[\"__label__none\",\"__label__toxic\",\"__label__obscene\"],"
                                    + "[\"0.9797907\",\"0.02019908\",\"3.6296085e-05\"]]");
        }

        @Test
        void is_objects_for_who_asks_for_them_by_name() {
            answeredBy(request -> new Classification(request.model(), REFERENCE.subList(0, 1)));

            LambdaReply reply =
                    edge.send("GET", "/?q=hello", Map.of("accept", LABELS_JSON), new byte[0]);

            assertThat(reply.header("content-type")).startsWith(LABELS_JSON);
            assertThat(reply.body())
                    .isEqualTo(
                            BY_NAME + "[{\"label\":\"__label__none\",\"probability\":0.9797907}]}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/*", "application/json", "text/html, */*;q=0.8"})
        void stays_arrays_for_who_accepts_anything(String accept) {
            LambdaReply reply =
                    edge.send("GET", "/?q=hello&k=1", Map.of("accept", accept), new byte[0]);

            assertThat(reply.body()).startsWith("[[");
            assertThat(reply.header("content-type")).startsWith("application/json");
        }

        @Test
        void leaves_cross_origin_headers_to_the_function_url() {
            LambdaReply reply =
                    edge.send(
                            "GET",
                            "/?q=hello",
                            Map.of("origin", "https://example.com"),
                            new byte[0]);

            assertThat(reply.headers().keySet())
                    .noneMatch(name -> name.startsWith("access-control-"));
        }

        @Test
        void is_empty_arrays_when_there_are_no_labels() {
            answeredBy(request -> new Classification(request.model(), List.of()));

            assertThat(edge.get("/?q=hello").body()).isEqualTo("[[],[]]");
        }
    }

    @Nested
    class A_request_that_is_wrong {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/toxicity | q",
                    "/toxicity?k=3 | q",
                    "/toxicity?q= | q",
                    "/toxicity?q=%20%09 | q",
                    "/toxicity?q=hello&k=0 | k",
                    "/toxicity?q=hello&k=-1 | k",
                    "/toxicity?q=hello&k=three | k",
                    "/toxicity?q=hello&k=1.5 | k",
                    "/toxicity?q=hello&k= | k",
                    "/toxicity?q=hello&k=99999999999 | k"
                })
        void in_its_query_names_the_field(String target, String field) {
            LambdaReply reply = edge.get(target);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo(field);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{} | q | missing_field",
                    "{\"q\":null} | q | missing_field",
                    "{\"q\":\" \"} | q | invalid_value",
                    "{\"text\":\"\"} | text | invalid_value",
                    "{\"q\":3} | q | invalid_value",
                    "{\"q\":\"a\",\"text\":\"a\"} | text | invalid_value",
                    "{\"q\":\"a\",\"k\":0} | k | invalid_value",
                    "{\"q\":\"a\",\"k\":\"3\"} | k | invalid_value",
                    "{\"q\":\"a\",\"k\":1.5} | k | invalid_value",
                    "{\"q\":\"a\",\"top\":1} | top | unknown_parameter",
                    "{\"q\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"} | q | invalid_value",
                    "{\"text\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"} | text | invalid_value"
                })
        void in_its_body_names_the_field(String body, String field, String code) {
            LambdaReply reply = edge.post("/toxicity", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo(field);
            assertThat(reply.error().get("code").getAsString()).isEqualTo(code);
        }

        @Test
        void says_a_thing_once() {
            LambdaReply reply = edge.post("/toxicity?q=hello", "{\"q\":\"hello\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("message").getAsString())
                    .isEqualTo("'q' is in the query and in the body; give it once");
        }

        @Test
        void is_no_json() {
            LambdaReply reply = edge.post("/toxicity", "{\"q\":");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("invalid_json");
        }

        @ParameterizedTest
        @CsvSource({
            "PUT, /toxicity, 405, method_not_allowed",
            "GET, /nowhere, 404, route_not_found"
        })
        void has_no_route(String method, String path, int status, String code) {
            LambdaReply reply = edge.send(method, path + "?q=a", NO_HEADERS, new byte[0]);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.error().get("code").getAsString()).isEqualTo(code);
        }

        @Test
        void has_no_json_in_it() {
            LambdaReply reply =
                    edge.send(
                            "POST",
                            "/toxicity",
                            Map.of("content-type", "application/x-www-form-urlencoded"),
                            "q=hello".getBytes(UTF_8));

            assertThat(reply.status()).isEqualTo(415);
        }
    }

    @Nested
    class A_model_that_fails {

        static Stream<Arguments> failures() {
            Duration seven = Duration.ofSeconds(7);
            return Stream.of(
                    arguments(new Throttled("slow down", seven), 429, "7"),
                    arguments(new Unavailable("starting", seven, null), 503, "7"),
                    arguments(new Refused("no access"), 500, ""),
                    arguments(new BadUpstreamAnswer("no labels"), 502, ""));
        }

        private static Arguments arguments(
                RuntimeException failure, int status, String retryAfter) {
            return Arguments.of(failure, status, retryAfter);
        }

        @ParameterizedTest
        @MethodSource("failures")
        void is_told_by_status(RuntimeException failure, int status, String retryAfter) {
            answeredBy(
                    _ -> {
                        throw failure;
                    });

            LambdaReply reply = edge.get("/toxicity?q=hello");

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("retry-after")).isEqualTo(retryAfter);
            assertThat(reply.error().get("message").getAsString()).isEqualTo(failure.getMessage());
        }

        @Test
        void has_no_time_left() {
            edge.lambda().remaining(1_000);

            LambdaReply reply = edge.get("/toxicity?q=hello");

            assertThat(reply.status()).isEqualTo(504);
        }
    }

    @Test
    void labels_come_best_first() {
        JsonArray answer =
                JsonParser.parseString(edge.get("/toxicity?q=kill+kill+fool").body())
                        .getAsJsonArray();

        assertThat(answer.get(0).getAsJsonArray().get(0).getAsString())
                .isEqualTo("__label__threat");
        assertThat(answer.get(0).getAsJsonArray()).hasSize(3);
        assertThat(answer.get(1).getAsJsonArray()).hasSize(3);
    }
}

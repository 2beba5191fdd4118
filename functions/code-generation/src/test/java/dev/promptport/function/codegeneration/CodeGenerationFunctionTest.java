package dev.promptport.function.codegeneration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.InMemoryArtifacts;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;
import dev.promptport.function.http.provider.CompletionProvider;

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

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@ParameterizedClass
@EnumSource(Payload.class)
class CodeGenerationFunctionTest {

    private static final ModelId MODEL = ModelId.of("scripted:coder");

    /** The reference's own request. */
    private static final String ASK =
            "{\"key\": \"Python\", \"message\": \"generate binary search tree\"}";

    private static final String ANSWER = "Here you are:\n```python\nclass Tree: pass\n```\n";
    private static final String CODE = "class Tree: pass\n";
    private static final String SHA256 =
            "ab4be6e1c4d13e29d5aed66920573102767c4999a9d0c15eb6b4dde3c5a8d8ef";

    private static final SwappableModel PORT = new SwappableModel();
    private static final Store STORE = new Store();
    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);

    private final ScriptedCompletions model = new ScriptedCompletions(MODEL);
    private final InMemoryArtifacts artifacts = InMemoryArtifacts.empty();
    private final LambdaEdge edge;

    CodeGenerationFunctionTest(Payload payload) {
        edge = EDGES.computeIfAbsent(payload, CodeGenerationFunctionTest::start);
        edge.lambda().remaining(60_000);
        PORT.becomes(model);
        STORE.keptIn(artifacts);
    }

    private static LambdaEdge start(Payload payload) {
        return new LambdaEdge(
                "code-generation",
                payload,
                Map.of(
                        "CODE_GENERATION_MODEL", MODEL.toString(),
                        "CODE_GENERATION_MAX_CHARACTERS", "100",
                        "ARTIFACTS", "s3://codes/made",
                        "AWS_REGION", "eu-central-1"),
                new CompletionProvider("scripted", PORT, PORT),
                STORE);
    }

    @AfterAll
    static void close() {
        EDGES.values().forEach(LambdaEdge::close);
        EDGES.clear();
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    private LambdaReply post(String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", "application/json");
        return edge.send("POST", "/code_generation", all, body.getBytes(UTF_8));
    }

    @Nested
    class A_request {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/code_generation",
                    "/code-generation",
                    "/dev/code_generation",
                    "/dev/code-generation"
                })
        void is_answered_on_every_route(String path) {
            model.thenSay(ANSWER);

            LambdaReply reply = edge.post(path, ASK);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"message\":\"code generation complete\",\"bucket\":\"codes\",\"key\":\"in-memory/1.py\","
                                    + "\"language\":\"Python\",\"model\":\"scripted:coder\","
                                    + "\"usage\":{\"input_tokens\":27,\"output_tokens\":8},"
                                    + "\"finish_reason\":\"stop\",\"sha256\":\""
                                    + SHA256
                                    + "\",\"size\":17,\"replayed\":false}");
        }

        @Test
        void leaves_the_code_as_a_file_of_its_language() {
            model.thenSay(ANSWER);

            edge.post("/code_generation", ASK);

            var saved = artifacts.list(1).getFirst();
            assertThat(saved.mediaType()).isEqualTo("text/x-python; charset=utf-8");
            assertThat(artifacts.read(saved.key()).orElseThrow().content())
                    .isEqualTo(UTF_8.encode(CODE));
        }

        @Test
        void is_answered_as_the_reference_does_for_who_accepts_plain_text() {
            model.thenSay(ANSWER);

            LambdaReply reply = edge.post("/code_generation", "text/plain", ASK);

            assertThat(reply.body()).isEqualTo("code generation complete");
            assertThat(reply.header("content-type")).isEqualTo("text/plain;charset=utf-8");
        }

        @Test
        void says_when_the_code_is_cut_short() {
            model.thenSay("word ".repeat(3_000));

            JsonObject answer = edge.post("/code_generation", ASK).json();

            assertThat(answer.get("finish_reason").getAsString()).isEqualTo("length");
        }

        @Test
        void is_sampled_as_the_settings_say() {
            model.thenSay(ANSWER);

            edge.post("/code_generation", ASK);

            assertThat(asked().sampling().maxTokens()).isEqualTo(2048);
            assertThat(asked().sampling().temperature()).isEqualTo(0.1);
            assertThat(asked().sampling().topP()).isNull();
        }

        @Test
        void has_the_time_the_platform_leaves() {
            edge.lambda().remaining(3_000);
            model.thenSay(ANSWER);

            edge.post("/code_generation", ASK);

            assertThat(asked().deadline().remaining()).isLessThan(Duration.ofSeconds(2));
        }

        @Test
        void in_a_language_nobody_knows_becomes_plain_text() {
            model.thenSay("```\nHELLO\n```");

            JsonObject answer =
                    edge.post("/code_generation", "{\"key\":\"Ook!\",\"message\":\"say hello\"}")
                            .json();

            assertThat(answer.get("key").getAsString()).endsWith(".txt");
            assertThat(answer.get("language").getAsString()).isEqualTo("Ook!");
        }
    }

    @Nested
    class A_request_that_is_wrong {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"message\":\"a tree\"} | key | missing_field",
                    "{\"key\":\"\",\"message\":\"a tree\"} | key | invalid_value",
                    "{\"key\":3,\"message\":\"a tree\"} | key | invalid_value",
                    "{\"key\":\"../../etc/passwd/and/so/on/for/more/than/forty\",\"message\":\"a tree\"} | key | invalid_value",
                    "{\"key\":\"a\\nb\",\"message\":\"a tree\"} | key | invalid_value",
                    "{\"key\":\"Python\"} | message | missing_field",
                    "{\"key\":\"Python\",\"message\":\" \"} | message | invalid_value",
                    "{\"key\":\"Python\",\"message\":[\"a tree\"]} | message | invalid_value",
                    "{\"key\":\"Python\",\"message\":\"\\ud800\"} | message | invalid_value",
                    "{\"key\":\"Python\",\"message\":\"a tree\",\"model\":\"x\"} | model | unknown_parameter"
                })
        void names_the_field(String body, String field, String code) {
            LambdaReply reply = edge.post("/code_generation", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo(field);
            assertThat(reply.error().get("code").getAsString()).isEqualTo(code);
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void is_too_long() {
            String message = "m".repeat(101);

            LambdaReply reply =
                    edge.post(
                            "/code_generation",
                            "{\"key\":\"Python\",\"message\":\"" + message + "\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("message").getAsString())
                    .isEqualTo("'message' has 101 characters; at most 100 are allowed");
        }

        @Test
        void is_no_longer_too_long_one_character_earlier() {
            model.thenSay(ANSWER);
            String message = "m".repeat(100);

            assertThat(
                            edge.post(
                                            "/code_generation",
                                            "{\"key\":\"Python\",\"message\":\"" + message + "\"}")
                                    .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /code_generation, 405, method_not_allowed",
            "GET, /code_generation/artifacts, 404, route_not_found",
            "GET, /code_generation/artifacts/in-memory/1.py, 404, route_not_found"
        })
        void has_no_route_on_lambda(String method, String path, int status, String code) {
            LambdaReply reply = edge.send(method, path, Map.of(), new byte[0]);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.error().get("code").getAsString()).isEqualTo(code);
        }

        @Test
        void has_no_json_in_it() {
            assertThat(post("[", Map.of()).error().get("code").getAsString())
                    .isEqualTo("invalid_json");
        }
    }

    @Nested
    class What_goes_wrong {

        @Test
        void while_saving_leaves_the_code_in_the_answer() {
            model.thenSay(ANSWER);
            STORE.keptIn(InMemoryArtifacts.unwritable());

            LambdaReply reply = edge.post("/code_generation", ASK);

            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.header("x-should-retry")).isEqualTo("false");
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"error\":{\"message\":\"this memory is read-only\",\"type\":\"server_error\","
                                    + "\"param\":null,\"code\":\"artifact_not_saved\"},"
                                    + "\"code\":\"class Tree: pass\\n\",\"language\":\"Python\"}");
        }

        @Test
        void while_saving_is_told_in_json_also_to_who_accepts_plain_text() {
            model.thenSay(ANSWER);
            STORE.keptIn(InMemoryArtifacts.unwritable());

            LambdaReply reply = edge.post("/code_generation", "text/plain", ASK);

            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.json().get("code").getAsString()).isEqualTo(CODE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "```python\n```"})
        void with_an_answer_without_code_leaves_no_file(String answer) {
            model.thenSay(answer);

            LambdaReply reply = edge.post("/code_generation", ASK);

            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("bad_upstream");
            assertThat(artifacts.list(1)).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("failures")
        void at_the_model_is_told_by_status_and_leaves_no_file(
                Failure failure, int status, String retryAfter) {
            model.thenFail(failure);

            LambdaReply reply = edge.post("/code_generation", ASK);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("retry-after")).isEqualTo(retryAfter);
            assertThat(artifacts.list(1)).isEmpty();
        }

        static Stream<Arguments> failures() {
            Duration seven = Duration.ofSeconds(7);
            return Stream.of(
                    Arguments.of(new Throttled("slow down", seven), 429, "7"),
                    Arguments.of(new Unavailable("starting", seven, null), 503, "7"),
                    Arguments.of(new Refused("no access"), 500, ""),
                    Arguments.of(new BadUpstreamAnswer("half an answer"), 502, ""));
        }

        @Test
        void without_time_is_not_even_tried() {
            edge.lambda().remaining(1_000);

            assertThat(edge.post("/code_generation", ASK).status()).isEqualTo(504);
            assertThat(model.requests()).isEmpty();
        }
    }

    @Nested
    class A_request_with_an_idempotency_key {

        private static final Map<String, String> KEY = Map.of("idempotency-key", "order-7");

        @Test
        void that_is_repeated_finds_the_first_file() {
            model.thenSay(ANSWER);
            JsonObject first = post(ASK, KEY).json();

            JsonObject again = post(ASK, KEY).json();

            assertThat(again.get("replayed").getAsBoolean()).isTrue();
            assertThat(again.get("key")).isEqualTo(first.get("key"));
            assertThat(again.get("sha256")).isEqualTo(first.get("sha256"));
            assertThat(again.getAsJsonObject("usage").get("output_tokens").getAsInt()).isZero();
            assertThat(model.requests()).hasSize(1);
        }

        @Test
        void that_stood_for_another_request_is_refused() {
            model.thenSay(ANSWER);
            post(ASK, KEY);

            LambdaReply reply = post("{\"key\":\"Python\",\"message\":\"a stack\"}", KEY);

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("idempotency_mismatch");
            assertThat(reply.error().get("param").getAsString()).isEqualTo("Idempotency-Key");
        }

        @Test
        void that_is_being_served_has_to_wait() throws Exception {
            model.thenSay(ANSWER).pausing(Duration.ofMillis(300));
            CompletableFuture<LambdaReply> first =
                    CompletableFuture.supplyAsync(() -> post(ASK, KEY));
            while (model.requests().isEmpty()) {
                Thread.sleep(5);
            }

            LambdaReply second = post(ASK, KEY);

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.error().get("code").getAsString()).isEqualTo("in_progress");
            assertThat(second.header("retry-after")).isEqualTo("1");
            assertThat(first.get().status()).isEqualTo(200);
        }

        @Test
        void that_failed_can_be_repeated_at_once() {
            model.thenFail(new Refused("no access")).thenSay(ANSWER);

            assertThat(post(ASK, KEY).status()).isEqualTo(500);
            assertThat(post(ASK, KEY).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "x-api-key | one | x-api-key | two",
                    "authorization | Bearer one | authorization | Bearer two",
                    "x-api-key | one | authorization | one"
                })
        void is_not_taken_for_another_callers(
                String header, String value, String otherHeader, String otherValue) {
            model.thenSay(ANSWER).thenSay(ANSWER);
            post(ASK, Map.of("idempotency-key", "order-7", header, value));

            LambdaReply other =
                    post(ASK, Map.of("idempotency-key", "order-7", otherHeader, otherValue));

            assertThat(other.json().get("replayed").getAsBoolean()).isFalse();
            assertThat(artifacts.list(10)).hasSize(2);
        }

        @Test
        void is_known_again_when_it_is_signed_another_time() {
            model.thenSay(ANSWER);
            post(ASK, signed("20260301", "aa"));

            assertThat(post(ASK, signed("20260302", "bb")).json().get("replayed").getAsBoolean())
                    .isTrue();
        }

        private static Map<String, String> signed(String date, String signature) {
            return Map.of(
                    "idempotency-key",
                    "order-7",
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"
                            + date
                            + "/eu-central-1/lambda/aws4_request, SignedHeaders=host, Signature="
                            + signature);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "ü"})
        void that_cannot_be_one_is_refused(String key) {
            LambdaReply reply = post(ASK, Map.of("idempotency-key", key));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo("Idempotency-Key");
        }

        @Test
        void that_is_too_long_is_refused() {
            assertThat(post(ASK, Map.of("idempotency-key", "k".repeat(256))).status())
                    .isEqualTo(400);
            model.thenSay(ANSWER);
            assertThat(post(ASK, Map.of("idempotency-key", "k".repeat(255))).status())
                    .isEqualTo(200);
        }
    }
}

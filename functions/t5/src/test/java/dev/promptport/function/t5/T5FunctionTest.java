package dev.promptport.function.t5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.lambda.LambdaContext;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

@ParameterizedClass
@EnumSource(Payload.class)
class T5FunctionTest {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);
    private static final SwappableModel PORT = new SwappableModel();

    private final ScriptedCompletions model =
            new ScriptedCompletions(FakeT5.MODEL).answering("say hello", "hello to you");
    private final LambdaEdge edge;

    T5FunctionTest(Payload payload) {
        edge =
                EDGES.computeIfAbsent(
                        payload,
                        shape -> new LambdaEdge("t5", shape, Map.of(), new FakeT5.Script(PORT)));
        edge.lambda().remaining(60_000);
        PORT.becomes(model);
    }

    @AfterAll
    static void close() {
        EDGES.values().forEach(LambdaEdge::close);
        EDGES.clear();
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    @Nested
    class A_command {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/t5",
                    "/default/t5",
                    "/rust-lambda-t5",
                    "/rust-lambda-t5?name=world",
                    "/default/rust-lambda-t5?name=world"
                })
        void is_answered_on_every_route(String path) {
            LambdaReply reply = edge.post(path, "{\"command\": \"say hello\"}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"response\":\"hello to you\",\"model\":\"local:scripted\","
                                    + "\"usage\":{\"input_tokens\":2,\"output_tokens\":3},\"finish_reason\":\"stop\"}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
        void may_come_with_any_method_on_the_reference_route(String method) {
            byte[] body = "{\"command\": \"say hello\"}".getBytes(StandardCharsets.UTF_8);

            assertThat(
                            edge.send(method, "/rust-lambda-t5", JSON, body)
                                    .json()
                                    .get("response")
                                    .getAsString())
                    .isEqualTo("hello to you");
        }

        @Test
        void that_is_cut_short_says_so() {
            LambdaReply reply =
                    edge.post(
                            "/t5",
                            "{\"command\":\"say hello\",\"parameters\":{\"max_new_tokens\":2}}");

            assertThat(reply.json().get("response").getAsString()).isEqualTo("hello to ");
            assertThat(reply.json().get("finish_reason").getAsString()).isEqualTo("length");
        }

        @Test
        void keeps_its_letters_whatever_the_script() {
            model.answering("grüße 日本 🙂", "größer 🙃");

            assertThat(
                            edge.post("/t5", "{\"command\":\"grüße 日本 🙂\"}")
                                    .json()
                                    .get("response")
                                    .getAsString())
                    .isEqualTo("größer 🙃");
        }
    }

    @Nested
    class The_answer {

        @Test
        void is_the_text_alone_for_who_accepts_plain_text() {
            LambdaReply reply = edge.post("/t5", "text/plain", "{\"command\":\"say hello\"}");

            assertThat(reply.body()).isEqualTo("hello to you");
            assertThat(reply.header("content-type")).isEqualTo("text/plain;charset=utf-8");
        }

        @Test
        void comes_as_events_for_who_accepts_them() {
            LambdaReply reply =
                    edge.post("/t5", "text/event-stream", "{\"command\":\"say hello\"}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.body())
                    .isEqualTo(
                            """
                            data: {"delta":"hello "}

                            data: {"delta":"to "}

                            data: {"delta":"you"}

                            data: {"response":"hello to you","model":"local:scripted",\
                            "usage":{"input_tokens":2,"output_tokens":3},"finish_reason":"stop"}

                            data: [DONE]

                            """);
        }

        @Test
        void that_breaks_off_ends_in_an_error_event_and_is_not_done() {
            PORT.becomes(
                    (_, sink) -> {
                        sink.accept(new Delta.Text("hel"));
                        throw new BadUpstreamAnswer("the model broke");
                    });
            LambdaReply reply = edge.post("/t5", "text/event-stream", "{\"command\":\"x\"}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body())
                    .isEqualTo(
                            """
                            data: {"delta":"hel"}

                            data: {"error":{"message":"the model broke","type":"server_error",\
                            "param":null,"code":"bad_upstream"}}

                            """);
        }

        @Test
        void that_fails_before_its_first_event_is_an_ordinary_error() {
            model.thenFail(new Throttled("busy", Duration.ofSeconds(3)));

            LambdaReply reply = edge.post("/t5", "text/event-stream", "{\"command\":\"x\"}");

            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("retry-after")).isEqualTo("3");
        }

        @Test
        void cannot_be_a_picture() {
            LambdaReply reply = edge.post("/t5", "image/png", "{\"command\":\"x\"}");

            assertThat(reply.status()).isEqualTo(406);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("not_acceptable");
        }
    }

    @Nested
    class A_body {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{\"command\": }",
                    "nonsense",
                    "{\"command\":\"x\"} more",
                    "{\"command\":\"a\",\"command\":\"b\"}",
                    " "
                })
        void that_is_no_json_is_refused_without_an_echo(String body) {
            LambdaReply reply = edge.post("/t5", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("invalid_json");
            assertThat(reply.error().get("message").getAsString()).doesNotContain("nonsense");
        }

        @Test
        void that_is_no_utf8_is_refused() {
            byte[] latin =
                    "{\"command\": \"gr\u00fc\u00dfe\"}".getBytes(StandardCharsets.ISO_8859_1);

            assertThat(edge.send("POST", "/t5", JSON, latin).error().get("code").getAsString())
                    .isEqualTo("invalid_json");
        }

        @Test
        void that_is_no_object_is_refused() {
            assertThat(edge.post("/t5", "[1]").error().get("param").getAsString())
                    .isEqualTo("body");
        }

        @Test
        void that_is_a_form_is_refused() {
            LambdaReply reply =
                    edge.send(
                            "POST",
                            "/t5",
                            Map.of("content-type", "application/x-www-form-urlencoded"),
                            "command=x".getBytes(StandardCharsets.UTF_8));

            assertThat(reply.status()).isEqualTo(415);
            assertThat(reply.error().get("message").getAsString()).contains("application/json");
        }

        @Test
        void over_the_limit_is_refused() {
            LambdaReply reply = edge.post("/t5", "{\"command\":\"" + "x".repeat(1 << 20) + "\"}");

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("payload_too_large");
            assertThat(reply.error().get("message").getAsString()).contains("1048576");
        }

        @Test
        void that_is_absent_lacks_a_command() {
            LambdaReply reply = edge.send("GET", "/rust-lambda-t5", Map.of(), new byte[0]);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"error\":{\"message\":\"'command' is required\",\"type\":\"invalid_request_error\","
                                    + "\"param\":\"command\",\"code\":\"missing_field\"}}");
        }
    }

    @Nested
    class A_field {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                {}                                                            | command                   | missing_field
                {"command":null}                                              | command                   | missing_field
                {"command":"  "}                                              | command                   | invalid_value
                {"command":7}                                                 | command                   | invalid_value
                {"command":["x"]}                                             | command                   | invalid_value
                {"command":"\\ud800"}                                         | command                   | invalid_value
                {"command":"x","comand":"y"}                                  | comand                    | unknown_parameter
                {"command":"x","task":"dance"}                                | task                      | invalid_value
                {"command":"x","task":1}                                      | task                      | invalid_value
                {"command":"x","target_language":"German"}                    | target_language           | invalid_value
                {"command":"x","task":"translate"}                            | source_language           | missing_field
                {"command":"x","task":"translate","source_language":"English"} | target_language          | missing_field
                {"command":"x","task":"translate","source_language":"English","target_language":"Klingon"} | target_language | unsupported_value
                {"command":"x","parameters":[]}                               | parameters                | invalid_value
                {"command":"x","parameters":{"num_beam":2}}                   | parameters.num_beam       | unknown_parameter
                {"command":"x","parameters":{"num_beams":0}}                  | parameters.num_beams      | invalid_value
                {"command":"x","parameters":{"num_beams":17}}                 | parameters.num_beams      | invalid_value
                {"command":"x","parameters":{"num_beams":"2"}}                | parameters.num_beams      | invalid_value
                {"command":"x","parameters":{"num_beams":1.5}}                | parameters.num_beams      | invalid_value
                {"command":"x","parameters":{"max_new_tokens":0}}             | parameters.max_new_tokens | invalid_value
                {"command":"x","parameters":{"max_new_tokens":99999999999}}   | parameters.max_new_tokens | invalid_value
                {"command":"x","parameters":{"max_length":-1}}                | parameters.max_length     | invalid_value
                {"command":"x","parameters":{"max_length":9,"max_new_tokens":9}} | parameters.max_length  | invalid_value
                {"command":"x","parameters":{"min_new_tokens":9,"max_new_tokens":8}} | parameters.min_new_tokens | invalid_value
                {"command":"x","parameters":{"min_length":-1}}                | parameters.min_length     | invalid_value
                {"command":"x","parameters":{"do_sample":"yes"}}              | parameters.do_sample      | invalid_value
                {"command":"x","parameters":{"temperature":2.5}}              | parameters.temperature    | invalid_value
                {"command":"x","parameters":{"do_sample":false,"temperature":2.5}} | parameters.temperature | invalid_value
                {"command":"x","parameters":{"top_p":0}}                      | parameters.top_p          | invalid_value
                {"command":"x","parameters":{"top_k":0}}                      | parameters.top_k          | invalid_value
                {"command":"x","parameters":{"seed":"abc"}}                   | parameters.seed           | invalid_value
                {"command":"x","parameters":{"repetition_penalty":0}}         | parameters.repetition_penalty | invalid_value
                {"command":"x","parameters":{"no_repeat_ngram_size":33}}      | parameters.no_repeat_ngram_size | invalid_value
                {"command":"x","parameters":{"length_penalty":11}}            | parameters.length_penalty | invalid_value
                {"command":"x","parameters":{"early_stopping":1}}             | parameters.early_stopping | invalid_value
                {"command":"x","parameters":{"stop":[1]}}                     | parameters.stop           | invalid_value
                {"command":"x","parameters":{"stop":""}}                      | parameters.stop           | invalid_value
                """)
        void that_is_wrong_is_named(String body, String param, String code) {
            LambdaReply reply = edge.post("/t5", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo(param);
            assertThat(reply.error().get("code").getAsString()).isEqualTo(code);
            assertThat(reply.error().get("type").getAsString()).isEqualTo("invalid_request_error");
            assertThat(reply.error().get("message").getAsString()).isNotBlank();
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void the_engine_refuses_comes_back_under_the_callers_name() {
            model.thenFail(
                    new InvalidRequest(
                            "prompt",
                            InvalidRequest.Reason.CONTEXT_LENGTH,
                            "the prompt is too long"));

            LambdaReply reply = edge.post("/t5", "{\"command\":\"x\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo("command");
            assertThat(reply.error().get("code").getAsString())
                    .isEqualTo("context_length_exceeded");
        }
    }

    @Nested
    class A_path {

        @Test
        void that_leads_nowhere_is_not_found() {
            LambdaReply reply = edge.post("/t6", "{}");

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("route_not_found");
        }

        @Test
        void that_takes_another_method_says_which() {
            LambdaReply reply = edge.send("GET", "/t5", Map.of(), new byte[0]);

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).isEqualTo("POST");
            assertThat(reply.error().get("message").getAsString())
                    .isEqualTo("this path does not take GET; use POST");
        }
    }

    @Nested
    class A_failure {

        @Test
        void of_the_model_is_told_in_full() {
            model.thenFail(new Unavailable("the model is starting", Duration.ofMillis(1500), null));

            LambdaReply reply = edge.post("/t5", "{\"command\":\"x\"}");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("retry-after")).isEqualTo("2");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"error\":{\"message\":\"the model is starting\",\"type\":\"server_error\","
                                    + "\"param\":null,\"code\":\"model_not_ready\"}}");
        }

        @Test
        void nobody_foresaw_tells_the_request_id_and_nothing_else() {
            PORT.becomes(
                    (_, _) -> {
                        throw new IllegalStateException("secret prompt");
                    });
            LambdaReply reply = edge.post("/t5", "{\"command\":\"x\"}");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("internal_error");
            assertThat(reply.body())
                    .contains(LambdaContext.REQUEST_ID)
                    .doesNotContain("secret", "Exception");
        }
    }

    @Nested
    class The_request_id {

        private String idFor(String sent) {
            Map<String, String> headers =
                    Map.of("content-type", "application/json", "x-request-id", sent);
            return edge.send(
                            "POST",
                            "/t5",
                            headers,
                            "{\"command\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                    .header("x-request-id");
        }

        @Test
        void is_the_callers() {
            assertThat(idFor("abc-123")).isEqualTo("abc-123");
        }

        @Test
        void is_lambdas_when_the_callers_is_not_sane() {
            assertThat(idFor("x".repeat(129))).isEqualTo(LambdaContext.REQUEST_ID);
            assertThat(idFor("späße")).isEqualTo(LambdaContext.REQUEST_ID);
        }

        @Test
        void is_in_errors_too() {
            assertThat(edge.post("/nowhere", "").header("x-request-id"))
                    .isEqualTo(LambdaContext.REQUEST_ID);
        }
    }

    @Nested
    class The_deadline {

        @Test
        void leaves_a_second_of_what_lambda_has_left() {
            edge.lambda().remaining(5_000);
            edge.post("/t5", "{\"command\":\"say hello\"}");

            assertThat(asked().deadline().remaining())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
        }

        @Test
        void is_over_at_once_when_lambda_has_none_left() {
            edge.lambda().remaining(900);

            LambdaReply reply = edge.post("/t5", "{\"command\":\"say hello\"}");

            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.header("x-should-retry")).isEqualTo("false");
            assertThat(reply.error().get("code").getAsString()).isEqualTo("upstream_timeout");
        }
    }

    @Nested
    class A_task {

        @Test
        void to_summarise_has_t5s_prefix() {
            edge.post("/t5", "{\"command\":\"a long story\",\"task\":\"summarize\"}");

            assertThat(asked().messages()).containsExactly(Message.user("summarize: a long story"));
        }

        @Test
        void to_translate_names_both_languages_as_t5_was_trained() {
            edge.post(
                    "/t5",
                    "{\"command\":\"That is good.\",\"task\":\"translate\",\"source_language\":\"english\","
                            + "\"target_language\":\"German\"}");

            assertThat(asked().messages())
                    .containsExactly(Message.user("translate English to German: That is good."));
        }
    }
}

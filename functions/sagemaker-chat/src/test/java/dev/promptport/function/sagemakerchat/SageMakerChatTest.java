package dev.promptport.function.sagemakerchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.lambda.LambdaContext;
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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@ParameterizedClass
@EnumSource(Payload.class)
class SageMakerChatTest {

    private static final String ROUTE = "/invoke_sagemaker_endpoint";
    private static final String ASK = "{\"inputs\":\"say hello\"}";
    private static final ModelId MODEL = ModelId.of("scripted:m");

    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);
    private static final SwappableModel PORT = new SwappableModel();

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL).answering("say hello", "hello to you");
    private final LambdaEdge edge;

    SageMakerChatTest(Payload payload) {
        edge =
                EDGES.computeIfAbsent(
                        payload,
                        shape ->
                                new LambdaEdge(
                                        "sagemaker-chat",
                                        shape,
                                        Map.of(
                                                "SAGEMAKER_CHAT_MODEL",
                                                MODEL.toString(),
                                                "SAGEMAKER_CHAT_MAX_MESSAGES",
                                                "3",
                                                "SAGEMAKER_CHAT_MAX_CHARACTERS",
                                                "40"),
                                        new CompletionProvider("scripted", PORT, PORT)));
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
    class A_prompt {

        @ParameterizedTest
        @ValueSource(strings = {ROUTE, "/v1" + ROUTE})
        void is_answered_on_every_route_as_the_reference_answers(String path) {
            LambdaReply reply = edge.post(path, ASK);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.body())
                    .isEqualTo("{\"result\":[{\"generated_text\":\"hello to you\"}]}");
        }

        @ParameterizedTest
        @ValueSource(strings = {ROUTE, "/v1" + ROUTE})
        void may_come_in_the_body_of_a_get(String path) {
            LambdaReply reply =
                    edge.send(
                            "GET",
                            path,
                            Map.of("content-type", "application/json"),
                            ASK.getBytes(StandardCharsets.UTF_8));

            assertThat(reply.body()).contains("hello to you");
        }

        @ParameterizedTest
        @ValueSource(strings = {"inputs", "prompt", "text"})
        void goes_by_three_names(String name) {
            LambdaReply reply = edge.post(ROUTE, "{\"" + name + "\":\"say hello\"}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(asked().messages()).containsExactly(Message.user("say hello"));
        }

        @Test
        void is_put_before_the_answer_when_that_is_asked_for() {
            LambdaReply reply =
                    edge.post(
                            ROUTE,
                            "{\"inputs\":\"say hello\",\"parameters\":{\"return_full_text\":true}}");

            assertThat(reply.body())
                    .isEqualTo("{\"result\":[{\"generated_text\":\"say hellohello to you\"}]}");
        }

        @Test
        void keeps_its_letters_whatever_the_script() {
            model.answering("grüße 日本 🙂", "größer 🙃");

            assertThat(edge.post(ROUTE, "text/plain", "{\"inputs\":\"grüße 日本 🙂\"}").body())
                    .isEqualTo("größer 🙃");
        }
    }

    @Nested
    class A_conversation {

        @Test
        void reaches_the_model_turn_by_turn() {
            edge.post(
                    ROUTE,
                    """
                    {"messages":[{"role":"system","content":"be kind"},
                    {"role":"user","content":"hi"},{"role":"assistant","content":"ho"}]}""");

            assertThat(asked().messages())
                    .containsExactly(
                            Message.system("be kind"), Message.user("hi"), Message.assistant("ho"));
        }

        @Test
        void has_limits() {
            String turn = "{\"role\":\"user\",\"content\":\"0123456789abcdef\"}";

            LambdaReply many =
                    edge.post(ROUTE, "{\"messages\":[%1$s,%1$s,%1$s,%1$s]}".formatted(turn));
            LambdaReply large = edge.post(ROUTE, "{\"messages\":[%1$s,%1$s,%1$s]}".formatted(turn));

            assertThat(many.status()).isEqualTo(400);
            assertThat(many.error().get("message").getAsString())
                    .isEqualTo("4 messages were given; at most 3 are allowed");
            assertThat(large.error().get("message").getAsString())
                    .isEqualTo("48 characters were given; at most 40 are allowed");
            assertThat(large.error().get("param").getAsString()).isEqualTo("messages");
            assertThat(model.requests()).isEmpty();
        }
    }

    @Nested
    class The_parameters {

        private Sampling sampling(String parameters) {
            edge.post(ROUTE, "{\"inputs\":\"x\",\"parameters\":" + parameters + "}");
            return asked().sampling();
        }

        @Test
        void reach_the_model() {
            assertThat(
                            sampling(
                                    """
                                    {"max_new_tokens":7,"temperature":0.5,"top_k":9,"top_p":0.8,"seed":3,
                                    "repetition_penalty":1.1,"frequency_penalty":0.2,"presence_penalty":-0.3,
                                    "stop":["a","b"]}"""))
                    .isEqualTo(
                            Sampling.builder()
                                    .maxTokens(7)
                                    .temperature(0.5)
                                    .topK(9)
                                    .topP(0.8)
                                    .seed(3L)
                                    .repetitionPenalty(1.1)
                                    .frequencyPenalty(0.2)
                                    .presencePenalty(-0.3)
                                    .stop(List.of("a", "b"))
                                    .build());
        }

        @Test
        void leave_all_but_the_length_to_the_model() {
            assertThat(sampling("{}")).isEqualTo(Sampling.builder().maxTokens(512).build());
            assertThat(sampling("{\"max_new_tokens\":9999}").maxTokens()).isEqualTo(512);
        }

        @Test
        void turn_drawing_on_and_off() {
            assertThat(sampling("{\"do_sample\":true}").temperature()).isEqualTo(1.0);
            assertThat(sampling("{\"do_sample\":true,\"temperature\":0.3}").temperature())
                    .isEqualTo(0.3);
            assertThat(sampling("{\"do_sample\":false,\"temperature\":0.3,\"top_k\":4}"))
                    .isEqualTo(Sampling.builder().maxTokens(512).temperature(0.0).build());
        }
    }

    @Nested
    class The_answer {

        @Test
        void tells_in_headers_what_the_references_body_has_no_room_for() {
            LambdaReply reply =
                    edge.post(
                            ROUTE,
                            "{\"text\":\"say hello\",\"parameters\":{\"max_new_tokens\":2}}");

            assertThat(reply.header("x-model")).isEqualTo("scripted:m");
            assertThat(reply.header("x-input-tokens")).isEqualTo("2");
            assertThat(reply.header("x-output-tokens")).isEqualTo("2");
            assertThat(reply.header("x-finish-reason")).isEqualTo("length");
        }

        @Test
        void is_the_text_alone_for_who_accepts_plain_text() {
            LambdaReply reply = edge.post(ROUTE, "text/plain", ASK);

            assertThat(reply.body()).isEqualTo("hello to you");
            assertThat(reply.header("content-type")).isEqualTo("text/plain;charset=utf-8");
            assertThat(reply.header("x-model")).isEqualTo("scripted:m");
        }

        @Test
        void comes_as_events_for_who_accepts_them() {
            LambdaReply reply = edge.post(ROUTE, "text/event-stream", ASK);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.body())
                    .isEqualTo(
                            """
                            data: {"delta":"hello "}

                            data: {"delta":"to "}

                            data: {"delta":"you"}

                            data: {"result":[{"generated_text":"hello to you"}],"model":"scripted:m",\
                            "usage":{"input_tokens":2,"output_tokens":3},"finish_reason":"stop"}

                            data: [DONE]

                            """);
        }

        @Test
        void begins_with_the_prompt_in_events_too_when_that_is_asked_for() {
            LambdaReply reply =
                    edge.post(
                            ROUTE,
                            "text/event-stream",
                            "{\"inputs\":\"say hello\",\"parameters\":{\"return_full_text\":true}}");

            assertThat(reply.body())
                    .startsWith("data: {\"delta\":\"say hello\"}\n\ndata: {\"delta\":\"hello \"}\n")
                    .contains("{\"generated_text\":\"say hellohello to you\"}");
        }

        @Test
        void that_breaks_off_ends_in_an_error_event_and_is_not_done() {
            PORT.becomes(
                    (_, sink) -> {
                        sink.accept(new Delta.Text("hel"));
                        throw new BadUpstreamAnswer("the model broke");
                    });
            LambdaReply reply = edge.post(ROUTE, "text/event-stream", ASK);

            assertThat(reply.body())
                    .startsWith("data: {\"delta\":\"hel\"}\n\ndata: {\"error\":")
                    .doesNotContain("[DONE]");
        }

        @Test
        void that_fails_before_its_first_event_is_an_ordinary_error() {
            model.thenFail(new Throttled("busy", Duration.ofSeconds(3)));

            LambdaReply reply =
                    edge.post(
                            ROUTE,
                            "text/event-stream",
                            "{\"inputs\":\"x\",\"parameters\":{\"return_full_text\":true}}");

            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("retry-after")).isEqualTo("3");
        }

        @Test
        void cannot_be_a_picture() {
            assertThat(edge.post(ROUTE, "image/png", ASK).status()).isEqualTo(406);
        }
    }

    @Nested
    class A_field {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                {}                                                        | inputs                      | missing_field
                {"inputs":null}                                           | inputs                      | missing_field
                {"inputs":" "}                                            | inputs                      | invalid_value
                {"prompt":7}                                              | prompt                      | invalid_value
                {"text":["x"]}                                            | text                        | invalid_value
                {"inputs":"x","prompt":"y"}                               | prompt                      | invalid_value
                {"text":"x","messages":[{"role":"user","content":"y"}]}   | messages                    | invalid_value
                {"inputs":"x","input":"y"}                                | input                       | unknown_parameter
                {"messages":[]}                                           | messages                    | missing_field
                {"messages":"x"}                                          | messages                    | invalid_value
                {"messages":["x"]}                                        | messages                    | invalid_value
                {"messages":[{"content":"x"}]}                            | messages[0].role            | missing_field
                {"messages":[{"role":"user"}]}                            | messages[0].content         | missing_field
                {"messages":[{"role":"robot","content":"x"}]}             | messages[0].role            | invalid_value
                {"messages":[{"role":"user","content":[]}]}               | messages[0].content         | invalid_value
                {"messages":[{"role":"user","content":"x","name":"y"}]}   | messages[0].name            | unknown_parameter
                {"messages":[{"role":"user","content":"x"}],"parameters":{"return_full_text":true}} | parameters.return_full_text | invalid_value
                {"inputs":"x","parameters":[]}                            | parameters                  | invalid_value
                {"inputs":"x","parameters":{"max_tokens":2}}              | parameters.max_tokens       | unknown_parameter
                {"inputs":"x","parameters":{"max_new_tokens":0}}          | parameters.max_new_tokens   | invalid_value
                {"inputs":"x","parameters":{"max_new_tokens":1.5}}        | parameters.max_new_tokens   | invalid_value
                {"inputs":"x","parameters":{"temperature":2.5}}           | parameters.temperature      | invalid_value
                {"inputs":"x","parameters":{"do_sample":false,"top_p":0}} | parameters.top_p            | invalid_value
                {"inputs":"x","parameters":{"do_sample":1}}               | parameters.do_sample        | invalid_value
                {"inputs":"x","parameters":{"top_k":0}}                   | parameters.top_k            | invalid_value
                {"inputs":"x","parameters":{"seed":"a"}}                  | parameters.seed             | invalid_value
                {"inputs":"x","parameters":{"repetition_penalty":0}}      | parameters.repetition_penalty | invalid_value
                {"inputs":"x","parameters":{"frequency_penalty":3}}       | parameters.frequency_penalty | invalid_value
                {"inputs":"x","parameters":{"presence_penalty":-3}}       | parameters.presence_penalty | invalid_value
                {"inputs":"x","parameters":{"stop":[1]}}                  | parameters.stop             | invalid_value
                {"inputs":"x","parameters":{"return_full_text":"yes"}}    | parameters.return_full_text | invalid_value
                {"prompt":"0123456789012345678901234567890123456789!"}    | prompt                      | invalid_value
                """)
        void that_is_wrong_is_named(String body, String param, String code) {
            LambdaReply reply = edge.post(ROUTE, body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo(param);
            assertThat(reply.error().get("code").getAsString()).isEqualTo(code);
            assertThat(reply.error().get("message").getAsString()).isNotBlank();
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void the_model_refuses_comes_back_under_the_callers_name() {
            model.thenFail(
                    new InvalidRequest(
                            "messages",
                            InvalidRequest.Reason.CONTEXT_LENGTH,
                            "'messages' is too long for the model"));

            LambdaReply reply = edge.post(ROUTE, "{\"prompt\":\"x\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("param").getAsString()).isEqualTo("prompt");
            assertThat(reply.error().get("message").getAsString())
                    .isEqualTo("'prompt' is too long for the model");
            assertThat(reply.error().get("code").getAsString())
                    .isEqualTo("context_length_exceeded");
        }

        @Test
        void is_missing_where_there_is_no_body() {
            LambdaReply reply = edge.get(ROUTE);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error().get("message").getAsString())
                    .isEqualTo(
                            "'inputs' is required, or 'prompt', 'text' or 'messages' in its place");
        }

        @Test
        void is_not_looked_for_in_a_form() {
            LambdaReply reply =
                    edge.send(
                            "POST",
                            ROUTE,
                            Map.of("content-type", "application/x-www-form-urlencoded"),
                            "inputs=x".getBytes(StandardCharsets.UTF_8));

            assertThat(reply.status()).isEqualTo(415);
        }
    }

    @Nested
    class A_failure {

        static Stream<Arguments> failures() {
            return Stream.of(
                    Arguments.of(new Throttled("m", Duration.ofSeconds(2)), 429),
                    Arguments.of(new Unavailable("m", Duration.ofSeconds(2), null), 503),
                    Arguments.of(new BadUpstreamAnswer("m"), 502),
                    Arguments.of(new TimedOut("m"), 504),
                    Arguments.of(new Refused("m"), 500),
                    Arguments.of(new Misconfigured("m"), 500));
        }

        @ParameterizedTest
        @MethodSource("failures")
        void of_the_model_has_its_status(Failure failure, int status) {
            model.thenFail(failure);

            LambdaReply reply = edge.post(ROUTE, ASK);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.error().get("message").getAsString()).isEqualTo("m");
        }

        @Test
        void nobody_foresaw_tells_the_request_id_and_nothing_else() {
            PORT.becomes(
                    (_, _) -> {
                        throw new IllegalStateException("secret prompt");
                    });
            LambdaReply reply = edge.post(ROUTE, ASK);

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body())
                    .contains(LambdaContext.REQUEST_ID)
                    .doesNotContain("secret", "Exception");
        }
    }

    @Nested
    class The_deadline {

        @Test
        void leaves_a_second_of_what_lambda_has_left() {
            edge.lambda().remaining(5_000);
            edge.post(ROUTE, ASK);

            assertThat(asked().deadline().remaining())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
        }

        @Test
        void is_over_at_once_when_lambda_has_none_left() {
            edge.lambda().remaining(900);

            LambdaReply reply = edge.post(ROUTE, ASK);

            assertThat(reply.status()).isEqualTo(504);
            assertThat(model.requests()).isEmpty();
        }
    }
}

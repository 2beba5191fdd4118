package dev.promptport.function.functioncalling;

import static dev.promptport.function.functioncalling.FunctionCallingController.EXAMPLE;
import static dev.promptport.function.functioncalling.FunctionCallingController.PASSTHROUGH;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

@ParameterizedClass
@EnumSource(Payload.class)
class FunctionCallingTest {

    private static final ModelId MODEL = ModelId.of("scripted:m");
    private static final String ASK = "{\"input_text\":\"say hello\"}";

    private static final PlayedOpenMeteo WEATHER = new PlayedOpenMeteo();
    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);
    private static final SwappableModel PORT = new SwappableModel();

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL).answering("say hello", "hello to you");
    private final LambdaEdge edge;

    FunctionCallingTest(Payload payload) {
        edge = EDGES.computeIfAbsent(payload, FunctionCallingTest::start);
        edge.lambda().remaining(60_000);
        PORT.becomes(model);
        WEATHER.recovers();
    }

    private static LambdaEdge start(Payload payload) {
        Map<String, String> settings = new HashMap<>(WEATHER.settings());
        settings.put("FUNCTION_CALLING_MODEL", MODEL.toString());
        settings.put("FUNCTION_CALLING_MAX_CHARACTERS", "10000");
        return new LambdaEdge(
                "function-calling",
                payload,
                settings,
                new CompletionProvider("scripted", PORT, PORT));
    }

    @AfterAll
    static void close() {
        EDGES.values().forEach(LambdaEdge::close);
        EDGES.clear();
        WEATHER.close();
    }

    private CompletionRequest asked() {
        return model.requests().getLast();
    }

    private List<Message> spoken() {
        return asked().messages().stream()
                .filter(message -> !(message instanceof Message.System))
                .toList();
    }

    private List<ToolResult> results() {
        return asked().messages().stream()
                .filter(Message.Tool.class::isInstance)
                .map(message -> ((Message.Tool) message).result())
                .toList();
    }

    private static ToolCall weather(String id, String arguments) {
        return new ToolCall(id, "get_current_weather", arguments);
    }

    private static String content(LambdaReply reply) {
        return reply.json()
                .getAsJsonArray("choices")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("message")
                .get("content")
                .getAsString();
    }

    @Nested
    class The_example {

        @ParameterizedTest
        @ValueSource(strings = {EXAMPLE, "/v1" + EXAMPLE})
        void is_answered_as_the_reference_answers(String path) {
            LambdaReply reply = edge.post(path, ASK);

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("application/json");
            JsonObject body = reply.json();
            assertThat(body.get("id").getAsString()).startsWith("chatcmpl-");
            assertThat(body.get("object").getAsString()).isEqualTo("chat.completion");
            assertThat(body.get("created").getAsLong()).isPositive();
            assertThat(body.get("model").getAsString()).isEqualTo("scripted:m");
            assertThat(content(reply)).isEqualTo("hello to you");
            assertThat(body.getAsJsonObject("usage").get("completion_tokens").getAsInt())
                    .isEqualTo(3);
            JsonObject meta = body.getAsJsonObject("request_meta_data");
            assertThat(meta.keySet())
                    .containsExactly(
                            "lambda",
                            "model",
                            "object_type",
                            "temperature",
                            "max_tokens",
                            "input_text",
                            "plugins");
            assertThat(meta.get("lambda").getAsString()).isEqualTo("lambda_openai_function");
            assertThat(meta.get("model").getAsString()).isEqualTo("scripted:m");
            assertThat(meta.get("temperature").getAsDouble()).isEqualTo(1);
            assertThat(meta.get("max_tokens").getAsInt()).isEqualTo(2048);
            assertThat(meta.get("input_text").getAsString()).isEqualTo("say hello");
        }

        @Test
        void has_instructions_of_its_own_that_nobody_adds_to() {
            edge.post(
                    EXAMPLE,
                    """
                    {"input_text":"say hello","chat_history":[
                    {"message":"You are a pirate.","sender":"system"},
                    {"message":"hi","sender":"user"},{"message":"ho","sender":"assistant"}]}""");

            assertThat(asked().messages().getFirst())
                    .isInstanceOfSatisfying(
                            Message.System.class,
                            system ->
                                    assertThat(system.text())
                                            .startsWith("You are a helpful assistant")
                                            .doesNotContain("pirate"));
            assertThat(spoken())
                    .containsExactly(
                            Message.user("hi"), Message.assistant("ho"), Message.user("say hello"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                {}                                  | 'input_text' is required
                {"input_text":""}                   | 'input_text' must not be blank
                {"input_text":"x","tools":[]}       | 'tools' is not known here
                {"input_text":"x","chat_history":7} | 'chat_history' has to be a list of objects
                """)
        void names_the_field_that_is_wrong(String body, String error) {
            LambdaReply reply = edge.post(EXAMPLE, body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("error").getAsString()).startsWith(error);
            assertThat(reply.json().get("description").getAsString())
                    .startsWith("invalid_request_error");
            assertThat(reply.json().get("request_id").getAsString()).isNotBlank();
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void is_streamed_to_who_wants_that() {
            LambdaReply reply =
                    edge.post(EXAMPLE, "{\"input_text\":\"say hello\",\"stream\":true}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.body())
                    .contains("chat.completion.chunk", "hello to you")
                    .endsWith("data: [DONE]\n\n");
        }
    }

    @Nested
    class The_passthrough {

        @ParameterizedTest
        @ValueSource(strings = {PASSTHROUGH, "/v1" + PASSTHROUGH})
        void takes_a_conversation_as_it_is(String path) {
            LambdaReply reply =
                    edge.post(
                            path,
                            """
                            {"end_point":"ChatCompletion","temperature":0.2,"max_tokens":99,"tools":[],
                            "tool_choice":"auto","messages":[{"role":"user","content":"say hello"}]}""");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(content(reply)).isEqualTo("hello to you");
            assertThat(spoken()).containsExactly(Message.user("say hello"));
            assertThat(asked().sampling())
                    .isEqualTo(Sampling.builder().temperature(0.2).maxTokens(99).build());
            JsonObject meta = reply.json().getAsJsonObject("request_meta_data");
            assertThat(meta.get("input_text").isJsonNull()).isTrue();
            assertThat(meta.get("object_type").getAsString()).isEqualTo("chat.completion");
        }

        @Test
        void leaves_a_model_to_the_caller() {
            LambdaReply reply =
                    edge.post(PASSTHROUGH, "{\"model\":\"scripted:other\",\"input_text\":\"hi\"}");

            assertThat(asked().model()).isEqualTo(ModelId.of("scripted:other"));
            assertThat(reply.status()).isEqualTo(404);
        }

        @Test
        void brings_its_own_tools_and_takes_no_others() {
            LambdaReply reply =
                    edge.post(
                            PASSTHROUGH,
                            """
                            {"input_text":"hi","tools":[{"type":"function","function":{"name":"mine"}}]}""");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("error").getAsString())
                    .isEqualTo(
                            "'tools' cannot be given here, because this function brings its own; /passthrough_v2 takes the caller's");
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void lets_the_caller_do_without_tools() {
            edge.post(PASSTHROUGH, "{\"input_text\":\"say hello\",\"tool_choice\":\"none\"}");

            assertThat(asked().toolChoice()).isEqualTo(ToolChoice.NONE);
        }

        @Test
        void names_the_field_that_is_too_long() {
            LambdaReply reply =
                    edge.post(PASSTHROUGH, "{\"input_text\":\"" + "x".repeat(10_001) + "\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("description").getAsString()).contains("'input_text'");
        }
    }

    @Nested
    class The_tools {

        @Test
        void are_the_weather_at_least() {
            edge.post(EXAMPLE, ASK);

            assertThat(asked().tools())
                    .extracting(ToolDefinition::name)
                    .startsWith("get_current_weather");
            assertThat(asked().toolChoice()).isEqualTo(ToolChoice.AUTO);
        }

        @Test
        void called_at_once_are_all_answered_and_one_may_fail() {
            model.thenCall(
                            weather("1", "{\"location\":\"Cambridge\"}"),
                            weather("2", "{\"location\":\"Xyzzyville\"}"),
                            weather("3", "{\"location\":"))
                    .thenSay("It drizzles.");

            LambdaReply reply = edge.post(EXAMPLE, ASK);

            assertThat(content(reply)).isEqualTo("It drizzles.");
            assertThat(results()).extracting(ToolResult::error).containsExactly(false, true, true);
            assertThat(results().getFirst().content()).contains(PlayedOpenMeteo.CAMBRIDGE);
            assertThat(model.requests()).hasSize(2);
        }

        @Test
        void out_of_order_are_something_to_answer_with_too() {
            WEATHER.breaks();
            model.thenCall(weather("1", "{\"location\":\"Cambridge\"}")).thenSay("I cannot say.");

            LambdaReply reply = edge.post(EXAMPLE, ASK);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(results())
                    .containsExactly(
                            new ToolResult(
                                    "1",
                                    "{\"error\":\"Open-Meteo is not available just now; try again later\"}",
                                    true));
        }

        @Test
        void are_called_in_five_rounds_at_most() {
            IntStream.range(0, 9)
                    .forEach(_ -> model.thenCall(weather("1", "{\"location\":\"Cambridge\"}")));

            LambdaReply reply = edge.post(EXAMPLE, ASK);

            assertThat(reply.status()).isEqualTo(502);
            assertThat(model.requests()).hasSize(6);
            assertThat(asked().toolChoice()).isEqualTo(ToolChoice.NONE);
            assertThat(WEATHER.forecasts()).isEqualTo(5);
        }
    }

    @Nested
    class A_failure {

        @Test
        void of_the_model_keeps_its_status_and_what_to_do() {
            model.thenFail(new Throttled("busy", Duration.ofSeconds(3)));

            LambdaReply reply = edge.post(EXAMPLE, ASK);

            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.header("retry-after")).isEqualTo("3");
            assertThat(reply.json().get("error").getAsString()).isEqualTo("busy");
        }

        @Test
        void to_answer_in_time_is_one() {
            edge.lambda().remaining(1_000);

            assertThat(edge.post(EXAMPLE, ASK).status()).isEqualTo(504);
            assertThat(model.requests()).isEmpty();
        }
    }
}

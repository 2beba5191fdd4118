package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
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
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

@ParameterizedClass
@EnumSource(Payload.class)
class OpenAiChatTest {

    private static final ModelId MODEL = ModelId.of("openai:gpt-4-turbo");
    private static final String TURN = "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]";
    private static final String ASK = "{" + TURN + "}";
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{\"type\":\"object\"}}}]";

    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);
    private static final SwappableModel PORT = new SwappableModel();

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL).answering("hello", "hello to you");
    private final LambdaEdge edge;

    OpenAiChatTest(Payload payload) {
        edge =
                EDGES.computeIfAbsent(
                        payload,
                        shape ->
                                new LambdaEdge(
                                        "openai-chat",
                                        shape,
                                        Map.of(
                                                "OPENAI_CHAT_MODEL", MODEL.toString(),
                                                "OPENAI_CHAT_MAX_MESSAGES", "4",
                                                "OPENAI_CHAT_MAX_CHARACTERS", "4000"),
                                        new CompletionProvider("openai", PORT, PORT)));
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

    private static JsonObject choice(JsonObject answer) {
        return answer.getAsJsonArray("choices").get(0).getAsJsonObject();
    }

    private static List<JsonObject> chunks(LambdaReply reply) {
        return reply.body()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
                .toList();
    }

    @Nested
    class Passthrough {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/passthrough",
                    "/passthrough_v2",
                    "/v1/passthrough",
                    "/v1/passthrough_v2"
                })
        void answers_as_the_reference_does(String path) {
            LambdaReply reply = edge.post(path, "{" + TURN + ",\"end_point\":\"ChatCompletion\"}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("application/json");
            JsonObject answer = reply.json();
            assertThat(answer.get("id").getAsString()).startsWith("chatcmpl-");
            assertThat(answer.get("object").getAsString()).isEqualTo("chat.completion");
            assertThat(answer.get("created").getAsLong()).isGreaterThan(1_700_000_000L);
            assertThat(answer.get("model").getAsString()).isEqualTo("gpt-4-turbo");
            assertThat(choice(answer))
                    .hasToString(
                            "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hello to you\",\"refusal\":null},"
                                    + "\"logprobs\":null,\"finish_reason\":\"stop\"}");
            assertThat(answer.get("usage"))
                    .hasToString(
                            "{\"prompt_tokens\":1,\"completion_tokens\":3,\"total_tokens\":4,"
                                    + "\"prompt_tokens_details\":{\"cached_tokens\":0}}");
            assertThat(answer.get("request_meta_data"))
                    .hasToString(
                            "{\"lambda\":\"lambda_openai_v2\",\"model\":\"gpt-4-turbo\",\"object_type\":\"chat.completion\","
                                    + "\"temperature\":0.5,\"max_tokens\":150,\"input_text\":null}");
        }

        @Test
        void takes_an_input_with_its_history() {
            LambdaReply reply =
                    edge.post(
                            "/passthrough",
                            "{\"input_text\":\"hello\",\"chat_history\":[{\"message\":\"Hi\",\"sender\":\"user\"}]}");

            assertThat(
                            reply.json()
                                    .getAsJsonObject("request_meta_data")
                                    .get("input_text")
                                    .getAsString())
                    .isEqualTo("hello");
            assertThat(asked().messages())
                    .containsExactly(Message.user("Hi"), Message.user("hello"));
        }

        @Test
        void leaves_tool_calls_to_the_caller() {
            model.thenCall(
                    new ToolCall("c1", "weather", "{\"city\":\"Paris\"}"),
                    new ToolCall("c2", "weather", "{}"));

            JsonObject choice =
                    choice(edge.post("/passthrough", "{" + TURN + "," + TOOLS + "}").json());

            assertThat(choice)
                    .hasToString(
                            "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":null,\"tool_calls\":["
                                    + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}},"
                                    + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
                                    + "\"logprobs\":null,\"finish_reason\":\"tool_calls\"}");
            assertThat(asked().tools()).extracting(ToolDefinition::name).containsExactly("weather");
        }

        @Test
        void streams_when_asked_to() {
            LambdaReply reply =
                    edge.post("/passthrough", "{\"input_text\":\"hello\",\"stream\":true}");

            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.body()).contains("hello ").endsWith("data: [DONE]\n\n");
        }
    }

    @Nested
    class OpenAis_route {

        @ParameterizedTest
        @ValueSource(
                strings = {"/v1/chat/completions", "/chat/completions", "/v1/v1/chat/completions"})
        void answers_as_openai_does(String path) {
            LambdaReply reply = edge.post(path, ASK);

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.json().has("request_meta_data")).isFalse();
            assertThat(choice(reply.json()).getAsJsonObject("message").get("content").getAsString())
                    .isEqualTo("hello to you");
            assertThat(asked().sampling().temperature()).isNull();
        }

        @Test
        void forces_nothing_but_the_most_tokens() {
            edge.post("/v1/chat/completions", ASK);

            assertThat(asked().sampling()).isEqualTo(Sampling.builder().maxTokens(4096).build());
        }

        @Test
        void streams_chunks() {
            LambdaReply reply =
                    edge.post(
                            "/v1/chat/completions",
                            "{"
                                    + TURN
                                    + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

            List<JsonObject> chunks = chunks(reply);
            assertThat(chunks)
                    .allSatisfy(
                            chunk -> {
                                assertThat(chunk.get("object").getAsString())
                                        .isEqualTo("chat.completion.chunk");
                                assertThat(chunk.get("id")).isEqualTo(chunks.getFirst().get("id"));
                                assertThat(chunk.get("model").getAsString())
                                        .isEqualTo("gpt-4-turbo");
                            });
            assertThat(chunks)
                    .extracting(chunk -> chunk.get("choices").toString())
                    .containsExactly(
                            "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}]",
                            "[{\"index\":0,\"delta\":{\"content\":\"hello \"},\"logprobs\":null,\"finish_reason\":null}]",
                            "[{\"index\":0,\"delta\":{\"content\":\"to \"},\"logprobs\":null,\"finish_reason\":null}]",
                            "[{\"index\":0,\"delta\":{\"content\":\"you\"},\"logprobs\":null,\"finish_reason\":null}]",
                            "[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}]",
                            "[]");
            assertThat(chunks.getLast().getAsJsonObject("usage").get("total_tokens").getAsInt())
                    .isEqualTo(4);
            assertThat(reply.body()).endsWith("data: [DONE]\n\n");
        }

        @Test
        void streams_tool_calls() {
            model.thenCall(
                    new ToolCall("c1", "weather", "{}"), new ToolCall("c2", "weather", "{}"));

            List<JsonObject> chunks =
                    chunks(
                            edge.post(
                                    "/v1/chat/completions",
                                    "{" + TURN + "," + TOOLS + ",\"stream\":true}"));

            assertThat(chunks)
                    .extracting(chunk -> choice(chunk).get("delta").toString())
                    .containsExactly(
                            "{\"role\":\"assistant\",\"content\":\"\"}",
                            "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]}",
                            "{\"tool_calls\":[{\"index\":1,\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]}",
                            "{}");
            assertThat(choice(chunks.getLast()).get("finish_reason").getAsString())
                    .isEqualTo("tool_calls");
        }

        @Test
        void keeps_openais_form_of_errors() {
            LambdaReply reply =
                    edge.post("/v1/chat/completions", "{" + TURN + ",\"temperature\":3}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error())
                    .hasToString(
                            "{\"message\":\"'temperature' is 3.0; it has to be 0 to 2\",\"type\":\"invalid_request_error\","
                                    + "\"param\":\"temperature\",\"code\":\"invalid_value\"}");
        }

        @Test
        void names_what_passes_the_limits() {
            String turns =
                    "{\"messages\":["
                            + String.join(
                                    ",",
                                    Collections.nCopies(5, "{\"role\":\"user\",\"content\":\"a\"}"))
                            + "]}";

            assertThat(edge.post("/v1/chat/completions", turns).error().get("param").getAsString())
                    .isEqualTo("messages");
            assertThat(
                            edge.post(
                                            "/passthrough",
                                            "{\"input_text\":\"" + "a".repeat(4001) + "\"}")
                                    .json()
                                    .get("description")
                                    .getAsString())
                    .contains("'input_text'");
        }

        @Test
        void does_not_know_models_of_no_provider() {
            LambdaReply reply =
                    edge.post("/v1/chat/completions", "{" + TURN + ",\"model\":\"gpt-5\"}");

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error().get("code").getAsString()).isEqualTo("model_not_found");
        }
    }

    @Nested
    class Models {

        @ParameterizedTest
        @ValueSource(strings = {"/v1/models", "/models", "/v1/v1/models"})
        void are_listed(String path) {
            assertThat(edge.get(path).body())
                    .isEqualTo(
                            "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4-turbo\",\"object\":\"model\",\"created\":0,\"owned_by\":\"openai\"}]}");
        }

        @ParameterizedTest
        @CsvSource({
            "/v1/models/gpt-4-turbo, 200",
            "/models/gpt-4-turbo, 200",
            "/v1/models/gpt-5, 404",
            "/v1/models/some/path:8b, 404"
        })
        void are_found_by_name(String path, int status) {
            assertThat(edge.get(path).status()).isEqualTo(status);
        }
    }

    @Nested
    class Apps {

        private static final String GRAMMAR = "/examples/default-grammar";

        @ParameterizedTest
        @ValueSource(strings = {GRAMMAR, "/v1" + GRAMMAR})
        void answer_under_their_own_instructions(String path) {
            LambdaReply reply =
                    edge.post(
                            path,
                            "{\"input_text\":\"hello\",\"chat_history\":[{\"message\":\"Hi\",\"sender\":\"user\"},"
                                    + "{\"message\":\"Obey.\",\"sender\":\"system\"},{\"message\":\"Ho\",\"sender\":\"assistant\"}]}");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(choice(reply.json()).getAsJsonObject("message").get("content").getAsString())
                    .isEqualTo("hello to you");
            assertThat(
                            reply.json()
                                    .getAsJsonObject("request_meta_data")
                                    .get("max_tokens")
                                    .getAsInt())
                    .isEqualTo(4096);
            assertThat(asked().messages()).hasSize(4);
            assertThat(asked().messages().getFirst()).isInstanceOf(Message.System.class);
            assertThat(asked().messages().subList(1, 4))
                    .containsExactly(
                            Message.user("Hi"), Message.assistant("Ho"), Message.user("hello"));
        }

        @Test
        void stream_when_asked_to() {
            LambdaReply reply = edge.post(GRAMMAR, "{\"input_text\":\"hello\",\"stream\":true}");

            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(chunks(reply)).hasSize(5);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/examples", "/v1/examples"})
        void are_listed(String path) {
            List<String> slugs =
                    edge.get(path).json().getAsJsonArray("apps").asList().stream()
                            .map(JsonElement::getAsJsonObject)
                            .map(app -> app.get("slug").getAsString())
                            .toList();

            assertThat(slugs).hasSize(30).isSorted().contains("default-grammar");
        }

        @ParameterizedTest
        @ValueSource(strings = {GRAMMAR, "/v1" + GRAMMAR})
        void are_described(String path) {
            JsonObject app = edge.get(path).json();

            assertThat(app.keySet())
                    .containsExactly(
                            "slug",
                            "title",
                            "model",
                            "tags",
                            "sample_input",
                            "temperature",
                            "max_tokens");
            assertThat(app.get("slug").getAsString()).isEqualTo("default-grammar");
            assertThat(app.get("model").getAsString()).isEqualTo("gpt-4-turbo");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/examples/default-nothing", "/examples/No%20Slug!", "/v1/examples/x"})
        void that_are_not_there_point_to_the_list(String path) {
            for (LambdaReply reply :
                    List.of(edge.post(path, "{\"input_text\":\"x\"}"), edge.get(path))) {
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.json().get("error").getAsString())
                        .contains("GET /examples lists those there are");
            }
        }

        @Test
        void say_which_field_is_wrong() {
            LambdaReply reply = edge.post(GRAMMAR, "{\"input\":\"x\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().get("error").getAsString())
                    .isEqualTo(
                            "'input' is not known here; known are chat_history, input_text, stream, stream_options");
        }
    }

    @Nested
    class Mock_routes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/tests/test_200|200|\"statusCode\": 200",
                    "/tests/test_400|400|\"statusCode\": 400",
                    "/tests/test_500|500|TEST 500 RESPONSE.",
                    "/tests/test_504|504|TEST 504 RESPONSE."
                })
        void answer_with_true_statuses(String path, int status, String body) {
            for (String prefix : List.of("", "/v1")) {
                LambdaReply reply = edge.post(prefix + path, "{}");
                assertThat(reply.status()).isEqualTo(status);
                assertThat(reply.header("content-type")).startsWith("application/json");
                assertThat(reply.body()).contains(body);
            }
        }

        @Test
        void hold_json_text_where_the_reference_does() {
            JsonObject inside =
                    JsonParser.parseString(
                                    edge.post("/tests/test_200", "")
                                            .json()
                                            .get("body")
                                            .getAsString())
                            .getAsJsonObject();

            assertThat(choice(inside).getAsJsonObject("message").get("role").getAsString())
                    .isEqualTo("assistant");
        }
    }

    @Nested
    class Errors_on_the_references_routes {

        private void becomes(LambdaReply reply, int status, String error, String description) {
            assertThat(reply.status()).as(reply.body()).isEqualTo(status);
            assertThat(reply.json().keySet()).containsExactly("error", "description", "request_id");
            assertThat(reply.json().get("error").getAsString()).contains(error);
            assertThat(reply.json().get("description").getAsString()).contains(description);
            assertThat(reply.json().get("request_id").getAsString())
                    .isEqualTo(reply.header("x-request-id"));
        }

        @Test
        void say_what_is_wrong_with_the_request() {
            becomes(
                    edge.post(
                            "/passthrough",
                            "{\"messages\":[{\"role\":\"boss\",\"content\":\"x\"}]}"),
                    400,
                    "'messages[0].role' has to be one of",
                    "invalid_request_error (invalid_value) in the field 'messages[0].role'");
            becomes(edge.post("/passthrough", "{"), 400, "not valid JSON", "invalid_json");
            becomes(edge.post("/passthrough", "[]"), 400, "has to be a JSON object", "'body'");
        }

        @Test
        void say_what_went_wrong_at_the_model() {
            model.thenFail(new Throttled("the model has too much to do", Duration.ofSeconds(7)));
            LambdaReply throttled = edge.post("/passthrough", ASK);
            becomes(throttled, 429, "too much to do", "rate_limit_error");
            assertThat(throttled.header("retry-after")).isEqualTo("7");

            model.thenFail(new TimedOut("too slow"));
            becomes(edge.post("/passthrough_v2", ASK), 504, "too slow", "upstream_timeout");

            model.thenFail(new BadUpstreamAnswer("nonsense", null));
            becomes(edge.post("/passthrough", ASK), 502, "nonsense", "tell the operator");

            model.thenFail(new Unavailable("not yet", Duration.ofSeconds(1), null));
            becomes(
                    edge.post(
                            "/examples/default-grammar", "{\"input_text\":\"x\",\"stream\":true}"),
                    503,
                    "not yet",
                    "Retry-After");

            model.thenFail(InvalidRequest.invalid("max_tokens", "'max_tokens' is too much"));
            becomes(
                    edge.post("/passthrough", "{" + TURN + ",\"max_completion_tokens\":9}"),
                    400,
                    "'max_completion_tokens' is too much",
                    "'max_completion_tokens'");
        }

        @Test
        void say_which_methods_there_are() {
            becomes(edge.get("/passthrough"), 405, "does not take GET", "method_not_allowed");
        }
    }
}

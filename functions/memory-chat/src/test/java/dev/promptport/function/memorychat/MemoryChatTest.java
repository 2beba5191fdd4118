package dev.promptport.function.memorychat;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;
import dev.promptport.function.http.provider.CompletionProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@ParameterizedClass
@EnumSource(Payload.class)
class MemoryChatTest {

    private static final String LANGCHAIN = "/langchain";
    private static final String EXAMPLE = "/examples/default-marv-sarcastic-chat";
    private static final ModelId MODEL = ModelId.of("scripted:m");
    private static final Message BE_KIND = Message.system("Be kind.");

    @TempDir static Path memory;

    private static final Map<Payload, LambdaEdge> EDGES = new EnumMap<>(Payload.class);
    private static final SwappableModel PORT = new SwappableModel();

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL)
                    .answering("Tea?", "Green tea.")
                    .answering("Why?", "It is evening.");
    private final LambdaEdge edge;
    private final String caller = UUID.randomUUID().toString();

    MemoryChatTest(Payload payload) {
        edge =
                EDGES.computeIfAbsent(
                        payload,
                        shape ->
                                new LambdaEdge(
                                        "memory-chat",
                                        shape,
                                        Map.of(
                                                "MEMORY_CHAT_MODEL", MODEL.toString(),
                                                "MEMORY_CHAT_MAX_MESSAGES", "4",
                                                "MEMORY", memory.toString()),
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

    private LambdaReply post(String path, String body) {
        return post(caller, path, body);
    }

    private LambdaReply post(String apiKey, String path, String body) {
        return edge.send(
                "POST",
                path,
                Map.of("content-type", "application/json", "x-api-key", apiKey),
                body.getBytes(UTF_8));
    }

    private LambdaReply remembering(String input) {
        return post(
                LANGCHAIN,
                "{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},{\"role\":\"user\",\"content\":\"%s\"}],\"conversation_id\":\"tea\"}"
                        .formatted(input));
    }

    private static List<String> said(LambdaReply reply) {
        return reply
                .json()
                .getAsJsonObject("chat_memory")
                .getAsJsonArray("messages")
                .asList()
                .stream()
                .map(
                        message ->
                                message.getAsJsonObject().get("type").getAsString()
                                        + ": "
                                        + message.getAsJsonObject().get("content").getAsString())
                .toList();
    }

    @Nested
    class A_conversation_that_comes_with_the_request {

        @ParameterizedTest
        @ValueSource(strings = {LANGCHAIN, "/v1" + LANGCHAIN})
        void is_answered_on_every_route_as_the_reference_answers(String path) {
            LambdaReply reply =
                    post(
                            path,
                            """
                            {"model":"scripted:m","end_point":"ChatCompletion","temperature":0.5,"max_tokens":256,
                             "messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Tea?"}]}""");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"chat_memory\":{\"messages\":["
                                    + "{\"content\":\"Tea?\",\"additional_kwargs\":{},\"type\":\"human\",\"example\":false},"
                                    + "{\"content\":\"Green tea.\",\"additional_kwargs\":{},\"type\":\"ai\",\"example\":false}]},"
                                    + "\"output_key\":null,\"input_key\":null,\"return_messages\":true,"
                                    + "\"human_prefix\":\"Human\",\"ai_prefix\":\"AI\",\"memory_key\":\"chat_history\","
                                    + "\"request_meta_data\":{\"lambda\":\"lambda_langchain\",\"model\":\"scripted:m\","
                                    + "\"object_type\":\"chat.completion\",\"temperature\":0.5,\"max_tokens\":256,"
                                    + "\"input_text\":\"Tea?\"}}");
            assertThat(asked().messages()).containsExactly(BE_KIND, Message.user("Tea?"));
        }

        @Test
        void is_described_in_headers() {
            LambdaReply reply = post(LANGCHAIN, "{\"input_text\":\"Tea?\"}");

            assertThat(reply.headers())
                    .containsEntry("x-model", "scripted:m")
                    .containsEntry("x-input-tokens", "1")
                    .containsEntry("x-output-tokens", "2")
                    .containsEntry("x-finish-reason", "stop")
                    .doesNotContainKey("x-memory");
        }

        @Test
        void is_put_to_the_model_in_its_order_under_the_last_instructions() {
            LambdaReply reply =
                    post(
                            LANGCHAIN,
                            """
                            {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Tea?"},
                             {"role":"assistant","content":"Green tea."},{"role":"system","content":"Be kind."},
                             {"role":"user","content":"Why?"}]}""");

            assertThat(asked().messages())
                    .containsExactly(
                            BE_KIND,
                            Message.user("Tea?"),
                            Message.assistant("Green tea."),
                            Message.user("Why?"));
            assertThat(said(reply))
                    .containsExactly(
                            "human: Tea?", "ai: Green tea.", "human: Why?", "ai: It is evening.");
        }

        @Test
        void may_come_as_a_history_and_an_input() {
            LambdaReply reply =
                    post(
                            LANGCHAIN,
                            """
                            {"input_text":"Why?","chat_history":[
                             {"message":"Tea?","direction":"outgoing","sentTime":"now","sender":"user"},
                             {"message":"Green tea.","direction":"incoming","sentTime":"now","sender":"assistant"}]}""");

            assertThat(said(reply)).hasSize(4).endsWith("human: Why?", "ai: It is evening.");
        }

        @Test
        void is_shown_to_the_model_as_far_as_the_window_goes_and_answered_whole() {
            LambdaReply reply =
                    post(
                            LANGCHAIN,
                            """
                            {"messages":[{"role":"user","content":"1"},{"role":"assistant","content":"2"},
                             {"role":"user","content":"3"},{"role":"assistant","content":"4"},
                             {"role":"assistant","content":"5"},{"role":"user","content":"Why?"}]}""");

            assertThat(asked().messages())
                    .containsExactly(
                            Message.user("3"),
                            Message.assistant("4"),
                            Message.assistant("5"),
                            Message.user("Why?"));
            assertThat(said(reply)).hasSize(7);
        }

        @Test
        void keeps_its_letters_whatever_the_script() {
            model.answering("\"Grüße\"\n{{日本}} 🙂", "größer\t🙃");

            LambdaReply reply = post(LANGCHAIN, "{\"input_text\":\"\\\"Grüße\\\"\\n{{日本}} 🙂\"}");

            assertThat(said(reply))
                    .containsExactly("human: \"Grüße\"\n{{日本}} 🙂", "ai: größer\t🙃");
        }
    }

    @Nested
    class The_app {

        @ParameterizedTest
        @ValueSource(strings = {EXAMPLE, "/v1" + EXAMPLE})
        void answers_under_its_own_instructions(String path) {
            LambdaReply reply =
                    post(
                            path,
                            """
                            {"input_text":"Why?","chat_history":[
                             {"message":"You are a pirate.","direction":"incoming","sender":"system"},
                             {"message":"Tea?","direction":"outgoing","sender":"user"},
                             {"message":"Green tea.","direction":"incoming","sender":"assistant"}]}""");

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(asked().messages())
                    .hasSize(4)
                    .first()
                    .isInstanceOfSatisfying(
                            Message.System.class,
                            system -> assertThat(system.text()).startsWith("You are Marv"));
            assertThat(asked().sampling().temperature()).isEqualTo(0.5);
            assertThat(asked().sampling().maxTokens()).isEqualTo(256);
            assertThat(said(reply)).hasSize(4).last().isEqualTo("ai: It is evening.");
            assertThat(
                            reply.json()
                                    .getAsJsonObject("request_meta_data")
                                    .get("lambda")
                                    .getAsString())
                    .isEqualTo("lambda_langchain");
        }

        @Test
        void remembers() {
            post(EXAMPLE, "{\"input_text\":\"Tea?\",\"conversation_id\":\"marv\"}");
            LambdaReply reply =
                    post(EXAMPLE, "{\"input_text\":\"Why?\",\"conversation_id\":\"marv\"}");

            assertThat(reply.header("x-memory")).isEqualTo("saved");
            assertThat(said(reply))
                    .containsExactly(
                            "human: Tea?", "ai: Green tea.", "human: Why?", "ai: It is evening.");
        }
    }

    @Nested
    class A_conversation_that_is_remembered {

        @Test
        void goes_on_from_where_it_was() {
            assertThat(remembering("Tea?").header("x-memory")).isEqualTo("saved");

            LambdaReply reply = remembering("Why?");

            assertThat(reply.header("x-memory")).isEqualTo("saved");
            assertThat(asked().messages())
                    .containsExactly(
                            BE_KIND,
                            Message.user("Tea?"),
                            Message.assistant("Green tea."),
                            Message.user("Why?"));
            assertThat(said(reply)).hasSize(4);
        }

        @Test
        void is_its_callers_alone() {
            remembering("Tea?");

            for (String other : List.of("another", caller + "x")) {
                LambdaReply reply =
                        post(
                                other + UUID.randomUUID(),
                                LANGCHAIN,
                                "{\"input_text\":\"Why?\",\"conversation_id\":\"tea\"}");

                assertThat(said(reply)).hasSize(2);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {LANGCHAIN, "/v1" + LANGCHAIN})
        void can_be_forgotten(String path) {
            remembering("Tea?");

            LambdaReply deleted =
                    edge.send(
                            "DELETE",
                            path + "?conversation_id=tea",
                            Map.of("x-api-key", caller),
                            new byte[0]);

            assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
            assertThat(said(remembering("Why?"))).hasSize(2);
        }

        @Test
        void is_forgotten_by_its_caller_alone() {
            remembering("Tea?");

            edge.send(
                    "DELETE",
                    LANGCHAIN + "?conversation_id=tea",
                    Map.of("x-api-key", "another"),
                    new byte[0]);

            assertThat(said(remembering("Why?"))).hasSize(4);
        }

        @Test
        void is_not_changed_by_a_question_without_an_answer() {
            remembering("Tea?");
            model.thenFail(new Throttled("too much", Duration.ofSeconds(3)));

            LambdaReply failed = remembering("Why?");

            assertThat(failed.status()).isEqualTo(429);
            assertThat(failed.header("retry-after")).isEqualTo("3");
            assertThat(said(remembering("Why?"))).hasSize(4);
        }

        @Test
        void is_answered_and_not_saved_when_it_is_too_long() {
            LambdaReply reply = remembering("a".repeat(250_000));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("x-memory")).isEqualTo("not-saved");
            assertThat(said(remembering("Tea?"))).hasSize(2);
        }

        @Test
        void goes_on_with_one_of_two_requests_at_once_and_answers_both() throws Exception {
            remembering("Tea?");
            CyclicBarrier both = new CyclicBarrier(2);
            PORT.becomes(
                    (request, sink) -> {
                        await(both);
                        return model.stream(request, sink);
                    });

            List<LambdaReply> replies;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<LambdaReply> one = threads.submit(() -> remembering("Why?"));
                Future<LambdaReply> other = threads.submit(() -> remembering("Why?"));
                replies = List.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS));
            }
            PORT.becomes(model);

            assertThat(replies)
                    .allSatisfy(
                            reply -> {
                                assertThat(reply.status()).isEqualTo(200);
                                assertThat(said(reply))
                                        .hasSize(4)
                                        .last()
                                        .isEqualTo("ai: It is evening.");
                            })
                    .extracting(reply -> reply.header("x-memory"))
                    .containsExactlyInAnyOrder("saved", "not-saved");
            assertThat(said(remembering("Tea?"))).hasSize(6);
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError("the two requests were not served at once", e);
            }
        }
    }

    @Nested
    class A_request_that_cannot_be_served {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"input_text\":\"Why?\",\"stream\":true} | stream | not supported",
                    "{\"input_text\":\"Why?\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}}]} | tools | not called",
                    "{\"messages\":[{\"role\":\"user\",\"content\":\"Tea?\"},{\"role\":\"assistant\",\"content\":\"No.\"}]} | messages | what the user says now",
                    "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]}]} | messages | no pictures",
                    "{\"input_text\":\"Why?\",\"conversation_id\":\"../up\"} | conversation_id | letters, digits",
                    "{\"input_text\":\"Why?\",\"conversation_id\":\"\"} | conversation_id | letters, digits",
                    "{\"input_text\":\"Why?\",\"conversation_id\":7} | conversation_id | has to be a string",
                    "{\"input_text\":\"Why?\",\"chat_history\":[{\"message\":\"Tea?\",\"sender\":\"user\"}],\"conversation_id\":\"tea\"} | conversation_id | brings its own history",
                    "{\"input_text\":\"Why?\",\"conversation\":\"tea\"} | conversation | not known here",
                    "{\"conversation_id\":\"tea\"} | messages | is required"
                })
        void says_what_is_wrong_in_the_references_form(String body, String field, String message) {
            LambdaReply reply = post(LANGCHAIN, body);

            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            JsonObject error = reply.json();
            assertThat(error.get("error").getAsString()).contains(message);
            assertThat(error.get("description").getAsString()).contains("'" + field + "'");
            assertThat(error.get("request_id").getAsString()).isNotEmpty();
            assertThat(model.requests()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | input_text | is required",
                    "{\"input_text\":\" \"} | input_text | must not be blank",
                    "{\"input_text\":\"Why?\",\"model\":\"scripted:m\"} | model | not known here",
                    "{\"input_text\":\"Why?\",\"stream\":true} | stream | not supported"
                })
        void says_so_for_the_app(String body, String field, String message) {
            LambdaReply reply = post(EXAMPLE, body);

            assertThat(reply.status()).as(reply.body()).isEqualTo(400);
            assertThat(reply.json().get("error").getAsString()).contains(message);
            assertThat(reply.json().get("description").getAsString()).contains("'" + field + "'");
        }

        @Test
        void names_no_conversation_to_forget() {
            LambdaReply reply = edge.send("DELETE", LANGCHAIN, Map.of(), new byte[0]);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("'conversation_id' is required");
        }
    }
}

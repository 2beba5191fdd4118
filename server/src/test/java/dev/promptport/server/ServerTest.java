package dev.promptport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.port.StreamingCompletionPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

class ServerTest {

    private static final String ASK = "{\"command\":\"say hello\"}";

    private final ScriptedCompletions model =
            new ScriptedCompletions(FakeT5.MODEL).answering("say hello", "hello to you");

    @Nested
    class A_request {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/t5",
                    "/default/t5",
                    "/rust-lambda-t5?name=world",
                    "/default/rust-lambda-t5?name=world"
                })
        void is_answered_on_every_route(String path) throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> response =
                        server.send(server.post(path, BodyPublishers.ofString(ASK)));

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body())
                        .isEqualTo(
                                "{\"response\":\"hello to you\",\"model\":\"local:scripted\","
                                        + "\"usage\":{\"input_tokens\":2,\"output_tokens\":3},\"finish_reason\":\"stop\"}");
                assertThat(response.headers().firstValue("x-request-id")).isPresent();
            }
        }

        @Test
        void runs_on_a_virtual_thread() throws Exception {
            CompletableFuture<Boolean> virtual = new CompletableFuture<>();
            StreamingCompletionPort watching =
                    (request, sink) -> {
                        virtual.complete(Thread.currentThread().isVirtual());
                        return model.stream(request, sink);
                    };
            try (RunningServer server = new RunningServer(watching)) {
                server.ask(ASK);
            }

            assertThat(virtual).isCompletedWithValue(true);
        }

        @Test
        void in_chunks_is_read() throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                byte[] body = ASK.getBytes(StandardCharsets.UTF_8);

                assertThat(
                                server.send(
                                                server.post(
                                                        "/t5",
                                                        BodyPublishers.ofInputStream(
                                                                () ->
                                                                        new ByteArrayInputStream(
                                                                                body))))
                                        .statusCode())
                        .isEqualTo(200);
            }
        }

        @Test
        void is_one_of_a_hundred_at_once() throws Exception {
            try (RunningServer server = new RunningServer(model.pausing(Duration.ofMillis(20)))) {
                List<CompletableFuture<HttpResponse<String>>> all =
                        IntStream.range(0, 100)
                                .mapToObj(
                                        _ ->
                                                server.client()
                                                        .sendAsync(
                                                                server.post(
                                                                        "/t5",
                                                                        BodyPublishers.ofString(
                                                                                ASK)),
                                                                BodyHandlers.ofString()))
                                .toList();

                for (CompletableFuture<HttpResponse<String>> one : all) {
                    assertThat(one.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
                }
            }
        }
    }

    @Nested
    class A_bad_request {

        private HttpResponse<String> refused(int status, String code, Exchange exchange)
                throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> response = exchange.with(server);
                assertThat(response.statusCode()).isEqualTo(status);
                assertThat(response.headers().firstValue("content-type"))
                        .hasValue("application/json");
                assertThat(response.body()).contains("\"code\":\"" + code + "\"");
                assertThat(model.requests()).isEmpty();
                return response;
            }
        }

        interface Exchange {
            HttpResponse<String> with(RunningServer server) throws Exception;
        }

        @Test
        void may_be_no_json() throws Exception {
            refused(400, "invalid_json", server -> server.ask("{oops"));
        }

        @Test
        void may_be_no_utf8() throws Exception {
            byte[] latin = "{\"command\":\"grüße\"}".getBytes(StandardCharsets.ISO_8859_1);
            refused(
                    400,
                    "invalid_json",
                    server -> server.send(server.post("/t5", BodyPublishers.ofByteArray(latin))));
        }

        @Test
        void may_lack_the_command() throws Exception {
            refused(400, "missing_field", server -> server.ask("{}"));
            refused(400, "missing_field", server -> server.get("/rust-lambda-t5"));
        }

        @Test
        void may_have_a_field_nobody_knows() throws Exception {
            refused(
                    400,
                    "unknown_parameter",
                    server -> server.ask("{\"command\":\"x\",\"parameters\":{\"beams\":2}}"));
        }

        @Test
        void may_be_too_large_with_a_length_or_in_chunks() throws Exception {
            byte[] large =
                    ("{\"command\":\"" + "x".repeat(3 << 20) + "\"}")
                            .getBytes(StandardCharsets.UTF_8);
            refused(
                    413,
                    "payload_too_large",
                    server -> server.send(server.post("/t5", BodyPublishers.ofByteArray(large))));
            refused(
                    413,
                    "payload_too_large",
                    server ->
                            server.send(
                                    server.post(
                                            "/t5",
                                            BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(large)))));
        }

        @Test
        void may_go_nowhere() throws Exception {
            refused(404, "route_not_found", server -> server.get("/nowhere"));
        }

        @Test
        void may_use_another_method() throws Exception {
            assertThat(
                            refused(405, "method_not_allowed", server -> server.get("/t5"))
                                    .headers()
                                    .firstValue("allow"))
                    .hasValue("POST");
        }

        @Test
        void may_accept_nothing_we_write() throws Exception {
            refused(406, "not_acceptable", server -> server.ask(ASK, "accept", "image/png"));
        }

        @Test
        void may_be_a_form() throws Exception {
            refused(
                    415,
                    "unsupported_media_type",
                    server ->
                            server.send(
                                    server.request("/t5")
                                            .header(
                                                    "content-type",
                                                    "application/x-www-form-urlencoded")
                                            .POST(BodyPublishers.ofString("command=x"))
                                            .build()));
        }
    }

    @Nested
    class The_chat {

        private static final String CHAT = "{\"inputs\":\"say hello\"}";

        @ParameterizedTest
        @ValueSource(strings = {"/invoke_sagemaker_endpoint", "/v1/invoke_sagemaker_endpoint"})
        void is_answered_by_the_local_model_where_nothing_is_set_up(String path) throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> response =
                        server.send(server.post(path, BodyPublishers.ofString(CHAT)));

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body())
                        .isEqualTo("{\"result\":[{\"generated_text\":\"hello to you\"}]}");
                assertThat(response.headers().firstValue("x-model")).hasValue("local:scripted");
                assertThat(response.headers().firstValue("x-output-tokens")).hasValue("3");
            }
        }

        @Test
        void comes_in_events() throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> response =
                        server.send(
                                server.post(
                                        "/invoke_sagemaker_endpoint",
                                        BodyPublishers.ofString(CHAT),
                                        "accept",
                                        "text/event-stream"));

                assertThat(response.body())
                        .startsWith("data: {\"delta\":\"hello \"}")
                        .endsWith("data: [DONE]\n\n");
            }
        }
    }

    @Nested
    class A_full_queue {

        @Test
        void asks_to_try_again_later() throws Exception {
            model.thenFail(new Throttled("the queue is full", Duration.ofSeconds(2)));
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> response = server.ask(ASK);

                assertThat(response.statusCode()).isEqualTo(429);
                assertThat(response.headers().firstValue("retry-after")).hasValue("2");
            }
        }
    }

    @Nested
    class A_stream {

        @Test
        void shows_each_piece_as_soon_as_it_is_written() throws Exception {
            Semaphore next = new Semaphore(0);
            StreamingCompletionPort stepwise =
                    (request, sink) -> {
                        StringBuilder text = new StringBuilder();
                        for (String word : List.of("one ", "two ", "three")) {
                            next.acquireUninterruptibly();
                            sink.accept(new Delta.Text(word));
                            text.append(word);
                        }
                        next.acquireUninterruptibly();
                        return whole(request, text.toString());
                    };
            try (RunningServer server = new RunningServer(stepwise)) {
                next.release();
                HttpResponse<InputStream> response =
                        server.client()
                                .send(
                                        server.post(
                                                "/t5",
                                                BodyPublishers.ofString(ASK),
                                                "accept",
                                                "text/event-stream"),
                                        BodyHandlers.ofInputStream());
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(response.body(), StandardCharsets.UTF_8));
                List<String> seen = new ArrayList<>();
                for (int piece = 0; piece < 3; piece++) {
                    seen.add(lines.readLine());
                    lines.readLine();
                    next.release();
                }

                assertThat(seen)
                        .containsExactly(
                                "data: {\"delta\":\"one \"}",
                                "data: {\"delta\":\"two \"}",
                                "data: {\"delta\":\"three\"}");
                assertThat(lines.readLine()).contains("\"response\":\"one two three\"");
                lines.readLine();
                assertThat(lines.readLine()).isEqualTo("data: [DONE]");
            }
        }
    }

    @Nested
    class A_client_that_leaves {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        private Completion sleep(CompletionRequest request, Consumer<? super Delta> sink) {
            sink.accept(new Delta.Text("a piece"));
            begun.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(30));
                return whole(request, "a piece");
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new Cancelled("the caller went away", e);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "text/event-stream"})
        void ends_the_work_within_a_second(String accept) throws Exception {
            try (RunningServer server = new RunningServer(this::sleep)) {
                try (Socket socket = new Socket("127.0.0.1", server.port())) {
                    socket.getOutputStream()
                            .write(
                                    ("POST /t5 HTTP/1.1\r\nhost: x\r\naccept: "
                                                    + accept
                                                    + "\r\ncontent-type: application/json\r\ncontent-length: "
                                                    + ASK.length()
                                                    + "\r\n\r\n"
                                                    + ASK)
                                            .getBytes(StandardCharsets.US_ASCII));
                    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
                }

                assertThat(interrupted.await(1, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Nested
    class The_health_check {

        @Test
        void is_up_when_every_function_is() throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> response = server.get("/health");

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body())
                        .startsWith("{\"status\":\"UP\",\"functions\":[")
                        .contains(
                                "{\"name\":\"t5\",\"model\":\"local:scripted\",\"status\":\"UP\"}");
            }
        }

        @Test
        void is_up_although_a_function_is_switched_off_and_says_what_brings_it() throws Exception {
            try (RunningServer server =
                    new RunningServer(model, Map.of("sagemaker-chat.default-model", ""))) {
                HttpResponse<String> response = server.get("/health");

                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body())
                        .contains(
                                "{\"name\":\"sagemaker-chat\",\"model\":\"none\",\"status\":\"OFF\","
                                        + "\"reason\":\"sagemaker-chat has no model: set SAGEMAKER_CHAT_MODEL to");

                HttpResponse<String> refused =
                        server.send(
                                server.post(
                                        "/invoke_sagemaker_endpoint",
                                        BodyPublishers.ofString("{\"inputs\":\"say hello\"}")));
                assertThat(refused.statusCode()).isEqualTo(500);
                assertThat(refused.body())
                        .contains("SAGEMAKER_CHAT_MODEL", "\"code\":\"misconfigured\"");
            }
        }

        @Test
        void is_down_while_a_model_cannot_be_had_and_so_is_the_function() throws Exception {
            try (RunningServer server = new RunningServer(model, false)) {
                assertThat(server.get("/health").statusCode()).isEqualTo(503);
                assertThat(server.get("/health").body())
                        .contains("\"reason\":\"the hub is out of reach\"");

                HttpResponse<String> response = server.ask(ASK);
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("retry-after")).hasValue("7");
            }
        }
    }

    @Nested
    class The_description {

        @Test
        void lists_the_routes() throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                assertThat(server.get("/openapi/promptport.yml").body())
                        .contains(
                                "/t5:",
                                "/rust-lambda-t5:",
                                "/invoke_sagemaker_endpoint:",
                                "/health:");
            }
        }

        @Test
        void is_shown_without_asking_any_other_address() throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                HttpResponse<String> page = server.get("/docs/index.html");

                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).doesNotContain("//cdn", "https://", "http://");
                assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                        .contains("default-src 'none'", "connect-src 'self'");
                for (String asset :
                        List.of(
                                "swagger-ui-bundle.js",
                                "swagger-ui-standalone-preset.js",
                                "swagger-ui.css")) {
                    assertThat(page.body()).contains("/docs/res/" + asset);
                    assertThat(server.get("/docs/res/" + asset).statusCode()).isEqualTo(200);
                }
            }
        }

        @Test
        void is_where_the_start_says_it_is() throws Exception {
            try (RunningServer server = new RunningServer(model)) {
                assertThat(server.get("/docs").statusCode()).isEqualTo(200);
            }
        }
    }

    private static Completion whole(CompletionRequest request, String text) {
        return new Completion(
                text, List.of(), FinishReason.STOP, TokenUsage.of(1, 1), request.model());
    }
}

package dev.promptport.server;

import static dev.promptport.server.ForbiddenRequestsTest.assertForbidden;
import static dev.promptport.server.SigningClient.SETTINGS;
import static dev.promptport.server.WrongRequest.ASK;
import static dev.promptport.server.WrongRequest.JSON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.server.SigningClient.Signed;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Function URLs with AWS_IAM, as clients of the local server see them. */
class SignedRequestsTest {

    private static final byte[] NOTHING = new byte[0];

    private static final ScriptedCompletions MODEL =
            new ScriptedCompletions(FakeT5.MODEL).answering("say hello", "hello to you");
    private static RunningServer server;

    private final SigningClient client = new SigningClient();

    @BeforeAll
    static void start() {
        server = new RunningServer(MODEL, SETTINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI at(String path) {
        return server.request(path).build().uri();
    }

    private static void assertAnswered(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("hello to you");
    }

    @Nested
    class A_signed_request {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/t5",
                    "/t5/",
                    "/default/t5",
                    "/t5?b=2&a=1&a=0&flag",
                    "/t5?q=a%20b%2Bc%26d%3Be&%F0%9F%A6%99=%C3%BC~*"
                })
        void is_answered(String path) throws Exception {
            assertAnswered(server.send(client.sign("POST", at(path), ASK, JSON).http()));
        }

        @Test
        void may_have_headers_of_its_own() throws Exception {
            assertAnswered(
                    server.send(
                            client.sign(
                                            "POST",
                                            at("/t5"),
                                            ASK,
                                            "Content-Type",
                                            "application/json",
                                            "X-Note",
                                            "a   b",
                                            "X-Note",
                                            "c")
                                    .http()));
        }

        @Test
        void may_be_written_with_other_capitals_and_blanks() throws Exception {
            Signed signed =
                    client.sign(
                            "POST",
                            at("/t5"),
                            ASK,
                            "Content-Type",
                            "application/json",
                            "X-Note",
                            "a b");
            StringBuilder raw = new StringBuilder("POST /t5 HTTP/1.1\r\n");
            signed.request()
                    .forEachHeader(
                            (name, values) ->
                                    raw.append(name.toUpperCase(Locale.ROOT))
                                            .append(": \t ")
                                            .append(values.getFirst().replace("a b", "a \t  b"))
                                            .append(" \t\r\n"));
            raw.append("CONTENT-LENGTH: ")
                    .append(ASK.length)
                    .append("\r\nCONNECTION: close\r\n\r\n");

            assertThat(server.exchange(raw.toString(), ASK))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("hello to you");
        }

        @Test
        void may_come_in_chunks() throws Exception {
            HttpRequest signed = client.sign("POST", at("/t5"), ASK, JSON).http();
            HttpRequest chunked =
                    HttpRequest.newBuilder(signed, (_, _) -> true)
                            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(ASK)))
                            .build();

            assertAnswered(server.send(chunked));
        }

        @Test
        void may_be_signed_up_to_five_minutes_off() throws Exception {
            for (int seconds : List.of(-290, 290)) {
                assertAnswered(
                        server.send(
                                client.ahead(Duration.ofSeconds(seconds))
                                        .sign("POST", at("/t5"), ASK, JSON)
                                        .http()));
            }
        }

        @Test
        void may_be_presigned() throws Exception {
            HttpResponse<String> response =
                    server.send(
                            client.presign(
                                            "GET",
                                            at("/rust-lambda-t5?name=my%20%F0%9F%A6%99"),
                                            Duration.ofMinutes(1))
                                    .http());

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"param\":\"command\"");
        }

        @Test
        void may_go_where_there_is_nothing() throws Exception {
            assertThat(server.send(client.sign("GET", at("/signed/nothing"), NOTHING).http()))
                    .extracting(HttpResponse::statusCode)
                    .isEqualTo(404);
        }

        @Test
        void may_not_be_too_large() throws Exception {
            HttpResponse<String> response =
                    server.send(client.sign("POST", at("/t5"), new byte[3 << 20], JSON).http());

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("payload_too_large");
        }
    }

    @Nested
    class A_session_token {

        @Test
        void has_to_be_sent_where_there_is_one() throws Exception {
            Map<String, Object> settings = new HashMap<>(SETTINGS);
            settings.put("sigv4.session-token", "FwoGZXIvYXdzEXAMPLE/+==");
            try (RunningServer temporary = new RunningServer(MODEL, settings)) {
                URI uri = temporary.request("/t5").build().uri();
                SigningClient entitled = client.withToken("FwoGZXIvYXdzEXAMPLE/+==");

                assertAnswered(temporary.send(entitled.sign("POST", uri, ASK, JSON).http()));
                assertThat(
                                temporary
                                        .send(
                                                entitled.presign(
                                                                "POST",
                                                                uri,
                                                                Duration.ofMinutes(1),
                                                                JSON)
                                                        .http())
                                        .statusCode())
                        .isEqualTo(400);
                assertForbidden(
                        temporary.send(
                                client.withToken("another").sign("POST", uri, ASK, JSON).http()));
                assertForbidden(temporary.send(client.sign("POST", uri, ASK, JSON).http()));
            }
        }
    }

    @Nested
    class Nothing_has_to_be_signed {

        @Test
        void elsewhere() throws Exception {
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
        }

        @Test
        void by_a_browser_that_asks_whether_it_may_send() throws Exception {
            HttpRequest preflight =
                    server.request("/t5")
                            .method("OPTIONS", BodyPublishers.noBody())
                            .headers(
                                    "origin",
                                    "http://localhost:3000",
                                    "access-control-request-method",
                                    "POST")
                            .build();

            assertThat(server.send(preflight).statusCode()).isEqualTo(405);
        }

        @Test
        void without_credentials() throws Exception {
            try (RunningServer open = new RunningServer(MODEL)) {
                assertAnswered(open.send(open.post("/t5", BodyPublishers.ofByteArray(ASK))));
            }
        }
    }

    @Test
    void other_options_have_to_be_signed() throws Exception {
        assertForbidden(
                server.send(
                        server.request("/t5").method("OPTIONS", BodyPublishers.noBody()).build()));
    }

    @Test
    void everything_has_to_be_signed_when_all_paths_are_named() throws Exception {
        Map<String, Object> settings = new HashMap<>(SETTINGS);
        settings.put("sigv4.paths", "/**");
        try (RunningServer closed = new RunningServer(MODEL, settings)) {
            for (String path : List.of("/", "/t5", "/health", "/docs/", "/%68ealth", "/x?y=z")) {
                assertForbidden(closed.get(path));
            }
        }
    }
}

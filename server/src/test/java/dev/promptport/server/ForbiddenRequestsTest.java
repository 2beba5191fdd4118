package dev.promptport.server;

import static dev.promptport.server.SigningClient.SETTINGS;
import static dev.promptport.server.WrongRequest.ASK;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.server.SigningClient.Signed;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** What a function URL with AWS_IAM answers to all but a well signed request. */
class ForbiddenRequestsTest {

    private static final ScriptedCompletions MODEL =
            new ScriptedCompletions(FakeT5.MODEL).answering("say hello", "hello to you");
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer(MODEL, SETTINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static void assertForbidden(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(response.body()).isEqualTo("{\"Message\":\"Forbidden\"}");
    }

    @ParameterizedTest
    @FieldSource("dev.promptport.server.WrongRequest#ALL")
    void is_a_request_with(WrongRequest wrong) throws Exception {
        int asked = MODEL.requests().size();

        Signed request =
                wrong.making()
                        .request(new SigningClient(), server.request("/t5?k=3").build().uri());

        assertForbidden(server.send(request.http()));
        assertThat(MODEL.requests()).hasSize(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/t5",
                "/t5/",
                "/default/t5",
                "/default/t5/",
                "/rust-lambda-t5?name=world",
                "/signed/nothing"
            })
    void is_an_unsigned_request_on_every_route(String path) throws Exception {
        assertForbidden(server.send(server.post(path, BodyPublishers.ofByteArray(ASK))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//t5",
                "/./t5",
                "/x/../t5",
                "/%74%35",
                "/t5;x=y",
                "/t5#x",
                "http://127.0.0.1/t5",
                "//127.0.0.1/t5",
                "/t5%zz",
                "/t5?x=%zz",
                "/t5?x=\u00e9",
                "*"
            })
    void is_not_passed_by_another_spelling(String target) throws Exception {
        int asked = MODEL.requests().size();
        String raw =
                "POST "
                        + target
                        + " HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n"
                        + "content-length: "
                        + ASK.length
                        + "\r\n\r\n";

        assertThat(server.exchange(raw, ASK)).containsPattern("^HTTP/1.1 (403|404|400) ");
        assertThat(MODEL.requests()).hasSize(asked);
    }

    @Test
    void is_an_unsigned_request_of_any_size() throws Exception {
        assertForbidden(server.ask("x".repeat(100_000)));
    }
}

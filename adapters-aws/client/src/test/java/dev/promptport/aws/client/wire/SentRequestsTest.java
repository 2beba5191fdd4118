package dev.promptport.aws.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** No test that sends what AWS would refuse ends well. */
class SentRequestsTest {

    private static final String REFUSED = "authorization: is no Signature Version 4";

    private static void ask(URI endpoint) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(endpoint).build(), BodyHandlers.discarding());
        }
    }

    @Test
    void failsTheTestAtTheLatestWhenTheUpstreamIsClosed() throws Exception {
        Upstream upstream = Upstream.start();
        upstream.answers(Upstream.json("{}"));
        ask(upstream.endpoint());

        assertThatThrownBy(upstream::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(REFUSED);
        assertThat(upstream.server().isRunning()).isFalse();
    }

    @Test
    void isNotForgottenUnseen() throws Exception {
        try (Upstream upstream = Upstream.start()) {
            upstream.answers(Upstream.json("{}"));
            ask(upstream.endpoint());

            assertThatThrownBy(upstream::reset).hasMessageContaining(REFUSED);
        }
    }

    @Test
    void mayBeWhatTheTestIsAbout() throws Exception {
        try (Upstream upstream = Upstream.start()) {
            upstream.answers(Upstream.json("{}"));
            ask(upstream.endpoint());

            assertThat(upstream.takeFaults()).containsExactly(REFUSED);
        }
    }

    @Test
    void failsTheTestWhenTheFaultServerIsClosed() throws Exception {
        FaultServer server = FaultServer.start(exchange -> exchange.json(200, "{}"));
        ask(server.endpoint());

        assertThatThrownBy(server::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(REFUSED);
    }
}

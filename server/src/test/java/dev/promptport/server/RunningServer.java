package dev.promptport.server;

import dev.promptport.domain.port.StreamingCompletionPort;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The server on a port of its own, with a scripted model and no classifier, and a client that
 * speaks real HTTP to it.
 */
final class RunningServer implements AutoCloseable {

    /** Where tests that need a real model unpack it. */
    static final String MODEL_CACHE = Path.of("target", "model-cache").toAbsolutePath().toString();

    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(StreamingCompletionPort model) {
        this(model, true);
    }

    RunningServer(StreamingCompletionPort model, boolean loads) {
        this(model, loads, Map.of());
    }

    RunningServer(StreamingCompletionPort model, Map<String, Object> settings) {
        this(model, true, settings);
    }

    private RunningServer(
            StreamingCompletionPort model, boolean loads, Map<String, Object> settings) {
        ApplicationContext context =
                ApplicationContext.builder()
                        .properties(
                                Map.of(
                                        "micronaut.server.port",
                                        "-1",
                                        "micronaut.server.host",
                                        "127.0.0.1",
                                        "toxicity.default-model",
                                        ""))
                        .properties(settings)
                        .singletons(new FakeT5.Script(model, loads))
                        .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    int port() {
        return server.getPort();
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpRequest post(String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder builder =
                request(path).header("content-type", "application/json").POST(body);
        return headers.length == 0 ? builder.build() : builder.headers(headers).build();
    }

    HttpResponse<String> ask(String body, String... headers)
            throws IOException, InterruptedException {
        return send(post("/t5", BodyPublishers.ofString(body), headers));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    /** What comes back, as text, for a request written byte by byte that closes the connection. */
    String exchange(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.getApplicationContext().close();
    }
}

package dev.promptport.function.openaichat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Brings HTTP requests to a function and its responses back, as an API Gateway does. */
final class Gateway implements AutoCloseable {

    private final HttpServer server;
    private final LambdaEdge function;

    Gateway(LambdaEdge function) throws IOException {
        this.function = function;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        try (exchange) {
            LambdaReply reply =
                    function.send(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers,
                            exchange.getRequestBody().readAllBytes());
            reply.headers()
                    .forEach(
                            (name, value) -> {
                                if (!name.equals("content-length")) {
                                    exchange.getResponseHeaders().add(name, value);
                                }
                            });
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

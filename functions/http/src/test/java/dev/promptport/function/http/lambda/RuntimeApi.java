package dev.promptport.function.http.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's Runtime API on this machine: hands events to a runtime client and takes what it answers.
 */
public final class RuntimeApi implements AutoCloseable {

    /** What the client posted: to {@code response}, {@code error} or {@code init/error}. */
    public record Posted(String kind, String body) {}

    private final String function;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Long> polls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();

    RuntimeApi(String function) throws IOException {
        this.function = function;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2018-06-01/runtime/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Waits until the client asks for an event, which ends its init. */
    boolean awaitPoll(long seconds) throws InterruptedException {
        return polls.poll(seconds, TimeUnit.SECONDS) != null;
    }

    /** Hands out the event and waits for what comes back. */
    Posted invoke(String event, long seconds) throws InterruptedException {
        events.add(event);
        return awaitPost(seconds);
    }

    /** Waits for what the client posts by itself, as when it cannot start. */
    Posted awaitPost(long seconds) throws InterruptedException {
        Posted answer = posted.poll(seconds, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("nothing was posted within " + seconds + " s");
        }
        return answer;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/invocation/next")) {
            next(exchange);
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String kind =
                path.endsWith("/init/error")
                        ? "init/error"
                        : path.substring(path.lastIndexOf('/') + 1);
        posted.add(new Posted(kind, body));
        reply(exchange, 202, "{\"status\":\"OK\"}");
    }

    private void next(HttpExchange exchange) throws IOException {
        polls.add(System.nanoTime());
        try {
            String event = events.take();
            var headers = exchange.getResponseHeaders();
            headers.add("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
            headers.add(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(System.currentTimeMillis() + 30_000));
            headers.add(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:123456789012:function:" + function);
            reply(exchange, 200, event);
        } catch (InterruptedException _) {
            exchange.close();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package dev.promptport.inference.local.source;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Hub with one repository, and the second host to which it redirects for large files. Answers can
 * be scripted by file name; {@link #API} stands for the description of the repository.
 */
final class FakeHub implements AutoCloseable {

    static final String API = "api";
    static final String REPOSITORY = "google/flan-t5-nano";
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** One way to answer for a file's content. */
    interface Answer {
        void send(HttpExchange exchange, byte[] content) throws IOException;
    }

    /** A request that arrived; {@code host} is {@code hub} or {@code cdn}. */
    record Seen(String host, String path, Optional<String> range, Optional<String> authorization) {}

    private record Stored(byte[] content, boolean large) {}

    private final HttpServer hub = server();
    private final HttpServer cdn = server();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Stored> files = new LinkedHashMap<>();
    private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<String> extraNames = new ArrayList<>();
    private Optional<String> token = Optional.empty();
    private boolean tellsBlobs = true;

    FakeHub() {
        hub.createContext("/", exchange -> guarded("hub", exchange));
        cdn.createContext("/", exchange -> guarded("cdn", exchange));
        for (HttpServer server : List.of(hub, cdn)) {
            server.setExecutor(threads);
            server.start();
        }
    }

    FakeHub small(String name, String content) {
        files.put(name, new Stored(content.getBytes(StandardCharsets.UTF_8), false));
        return this;
    }

    FakeHub large(String name, byte[] content) {
        files.put(name, new Stored(content, true));
        return this;
    }

    FakeHub without(String name) {
        files.remove(name);
        return this;
    }

    /** Lists a file without having it. */
    FakeHub listing(String name) {
        extraNames.add(name);
        return this;
    }

    FakeHub requiring(String secret) {
        token = Optional.of(secret);
        return this;
    }

    /** Describes the repository without sizes and hashes, as some mirrors do. */
    FakeHub withoutBlobs() {
        tellsBlobs = false;
        return this;
    }

    /** Answers once, in this order, instead of properly. */
    FakeHub next(String name, Answer... answers) {
        script.computeIfAbsent(name, _ -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
    }

    List<Seen> seen() {
        return seen;
    }

    /** The requests for a file's bytes, at whichever host holds them. */
    List<Seen> deliveries(String name) {
        Stored file = files.get(name);
        String host = file != null && file.large() ? "cdn" : "hub";
        return seen.stream()
                .filter(request -> request.path().endsWith("/" + name))
                .filter(request -> request.host().equals(host))
                .toList();
    }

    static Answer status(int status, String... headers) {
        return (exchange, _) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /**
     * Announces everything, sends some bytes, and hangs up when they have arrived in a file;
     * sooner, and the client may drop what it has not handed on yet.
     */
    static Answer cutAfter(int bytes, Path arrived) {
        return (exchange, content) -> {
            int from = begin(exchange, content, bytes);
            exchange.getResponseBody().flush();
            awaitSize(arrived, from + bytes);
        };
    }

    /** Announces everything, sends some bytes and falls silent until the hub is closed. */
    static Answer silentAfter(int bytes) {
        return (exchange, content) -> {
            begin(exchange, content, bytes);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(Duration.ofMinutes(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Answer wholeWhateverRange() {
        return (exchange, content) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        };
    }

    static Answer text(String text) {
        return (exchange, _) ->
                wholeWhateverRange().send(exchange, text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer damaged() {
        return (exchange, content) -> {
            byte[] other = content.clone();
            other[other.length / 2] ^= 1;
            deliver(exchange, other);
        };
    }

    private void guarded(String host, HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            seen.add(
                    new Seen(
                            host,
                            path,
                            header(exchange, "Range"),
                            header(exchange, "Authorization")));
            if (host.equals("cdn")) {
                content(exchange, path.substring(1));
            } else if (token.isPresent()
                    && !header(exchange, "Authorization").equals(token.map("Bearer "::concat))) {
                status(401).send(exchange, new byte[0]);
            } else {
                hub(exchange, path);
            }
        } catch (IOException _) {
            // The client hung up, which some tests make it do.
        }
    }

    private void hub(HttpExchange exchange, String path) throws IOException {
        String resolve = "/" + REPOSITORY + "/resolve/" + COMMIT + "/";
        if (path.equals("/api/models/flan-t5-nano/revision/main")) {
            status(307, "Location", "/api/models/" + REPOSITORY + "/revision/main?blobs=true")
                    .send(exchange, new byte[0]);
        } else if (path.equals("/api/models/" + REPOSITORY + "/revision/main")
                || path.equals("/api/models/" + REPOSITORY + "/revision/refs/pr/1")
                || path.equals("/api/models/" + REPOSITORY + "/revision/" + COMMIT)) {
            scripted(API).orElse(wholeWhateverRange()).send(exchange, description());
        } else if (path.startsWith(resolve)) {
            resolve(exchange, path.substring(resolve.length()));
        } else if (path.startsWith("/flan-t5-nano/resolve/")) {
            status(307, "Location", "/google" + path).send(exchange, new byte[0]);
        } else {
            status(404).send(exchange, new byte[0]);
        }
    }

    private void resolve(HttpExchange exchange, String name) throws IOException {
        Stored file = files.get(name);
        if (file != null && file.large()) {
            status(
                            302,
                            "Location",
                            "http://localhost:"
                                    + cdn.getAddress().getPort()
                                    + "/"
                                    + name
                                    + "?signature=s3cr3t",
                            "X-Linked-Etag",
                            '"' + sha256(file.content()) + '"')
                    .send(exchange, new byte[0]);
        } else {
            content(exchange, name);
        }
    }

    private void content(HttpExchange exchange, String name) throws IOException {
        Stored file = files.get(name);
        if (file == null) {
            status(404).send(exchange, new byte[0]);
            return;
        }
        exchange.getResponseHeaders()
                .set("ETag", file.large() ? "\"of-the-cdn\"" : "W/\"" + blob(file.content()) + '"');
        scripted(name).orElse(FakeHub::deliver).send(exchange, file.content());
    }

    private Optional<Answer> scripted(String name) {
        Deque<Answer> answers = script.getOrDefault(name, new ArrayDeque<>());
        synchronized (answers) {
            return Optional.ofNullable(answers.poll());
        }
    }

    private byte[] description() {
        List<Map<String, Object>> siblings = new ArrayList<>();
        files.forEach(
                (name, file) -> {
                    Map<String, Object> sibling = new LinkedHashMap<>(Map.of("rfilename", name));
                    if (tellsBlobs) {
                        sibling.put("size", file.content().length);
                        sibling.put("blobId", file.large() ? "f".repeat(40) : blob(file.content()));
                        if (file.large()) {
                            sibling.put(
                                    "lfs",
                                    Map.of(
                                            "sha256",
                                            sha256(file.content()),
                                            "size",
                                            file.content().length));
                        }
                    }
                    siblings.add(sibling);
                });
        extraNames.forEach(name -> siblings.add(Map.of("rfilename", name)));
        return new Gson()
                .toJson(Map.of("id", REPOSITORY, "sha", COMMIT, "siblings", siblings))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void deliver(HttpExchange exchange, byte[] content) throws IOException {
        begin(exchange, content, content.length);
    }

    /** Returns the first byte that it sends. */
    private static int begin(HttpExchange exchange, byte[] content, int most) throws IOException {
        int from =
                header(exchange, "Range")
                        .map(range -> Integer.parseInt(range.replaceAll("\\D", "")))
                        .orElse(0);
        if (from > 0 && from >= content.length) {
            status(416).send(exchange, content);
            return from;
        }
        int rest = content.length - from;
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest == 0 ? -1 : rest);
        exchange.getResponseBody().write(content, from, Math.min(rest, most));
        return from;
    }

    static void awaitSize(Path file, long bytes) throws IOException {
        try {
            while (!Files.exists(file) || Files.size(file) < bytes) {
                Thread.sleep(5);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    static String sha256(byte[] content) {
        return hash("SHA-256", new byte[0], content);
    }

    private static String blob(byte[] content) {
        return hash(
                "SHA-1",
                ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII),
                content);
    }

    private static String hash(String algorithm, byte[] head, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(head);
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        cdn.stop(0);
        threads.shutdownNow();
    }
}

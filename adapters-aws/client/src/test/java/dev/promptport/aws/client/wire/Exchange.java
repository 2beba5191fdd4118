package dev.promptport.aws.client.wire;

import dev.promptport.aws.client.servicemodel.SentRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One request that a {@link FaultServer} was sent, and the bytes of its answer, which are flushed
 * as they are written.
 */
public final class Exchange {

    private final String line;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Socket socket;
    private final CountDownLatch left;

    Exchange(
            String line,
            Map<String, List<String>> headers,
            byte[] body,
            Socket socket,
            CountDownLatch left) {
        this.line = line;
        this.headers = headers;
        this.body = body;
        this.socket = socket;
        this.left = left;
    }

    /** Method, path and version, as they are on the wire. */
    public String line() {
        return line;
    }

    /** Every value under that name, in any spelling of it. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** All of them, with their names in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    SentRequest request() {
        String[] words = line.split(" ");
        return new SentRequest(words[0], words[1], headers, body);
    }

    /** Status line and headers of an answer of that many bytes. */
    public void head(int status, String contentType, long length) throws IOException {
        write(
                "HTTP/1.1 %d Said\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(status, contentType, length));
    }

    /** The same for an answer that lasts until the connection is closed. */
    public void openHead(int status, String contentType) throws IOException {
        write(
                "HTTP/1.1 %d Said\r\nContent-Type: %s\r\nConnection: close\r\n\r\n"
                        .formatted(status, contentType));
    }

    /** The same for an event stream, sent in {@linkplain #chunk chunks} as AWS does. */
    public void chunkedHead(int status, String contentType) throws IOException {
        write(
                "HTTP/1.1 %d Said\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
                        .formatted(status, contentType));
    }

    public void chunk(byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(
                (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        write(chunk.toByteArray());
    }

    /** No more chunks. */
    public void lastChunk() throws IOException {
        write("0\r\n\r\n");
    }

    /** A whole answer. */
    public void answer(int status, String contentType, byte[] content) throws IOException {
        head(status, contentType, content.length);
        write(content);
    }

    /** A whole answer in JSON. */
    public void json(int status, String content) throws IOException {
        answer(status, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Pieces of that many bytes, the last shorter, with a pause after each. */
    public void dribble(byte[] bytes, int piece, Duration pause)
            throws IOException, InterruptedException {
        for (int from = 0; from < bytes.length; from += piece) {
            socket.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
            socket.getOutputStream().flush();
            Thread.sleep(pause);
        }
    }

    /** Ends the connection in good order. */
    public void cut() throws IOException {
        socket.close();
    }

    /** Ends it with a TCP reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the client has gone. */
    public void silence() throws InterruptedException {
        left.await();
    }
}

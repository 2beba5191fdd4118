package dev.promptport.inference.openai.played;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An endpoint that is in charge of every byte and of the connection: it splits, waits, stays
 * silent, breaks off, and notices when the client goes.
 */
public final class FaultServer implements AutoCloseable {

    /** What is done about a request. */
    @FunctionalInterface
    public interface Answer {
        void to(Exchange exchange) throws IOException, InterruptedException;
    }

    /** One request and its connection. */
    public static final class Exchange {

        private final InputStream in;
        private final OutputStream out;
        private final Socket socket;

        private Exchange(InputStream in, Socket socket) throws IOException {
            this.in = in;
            this.out = socket.getOutputStream();
            this.socket = socket;
        }

        /** The head of a streamed answer, in chunks. */
        public void stream() throws IOException {
            write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        public void chunk(byte[] bytes) throws IOException {
            out.write(
                    (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            write("\r\n");
        }

        public void chunk(String text) throws IOException {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        public void lastChunk() throws IOException {
            write("0\r\n\r\n");
        }

        /** A whole answer, of which fewer bytes may follow than it announces. */
        public void json(int announced, String body) throws IOException {
            write(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + announced
                            + "\r\n\r\n"
                            + body);
        }

        public void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Says nothing until the client goes. */
        public void silence() throws IOException {
            while (in.read() >= 0) {
                // The client has no more to say.
            }
        }

        /** Ends the connection in good order. */
        public void cut() throws IOException {
            socket.close();
        }

        /** Ends it with a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private final ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final List<Answer> inTurn;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch left = new CountDownLatch(1);

    private FaultServer(List<Answer> inTurn) throws IOException {
        this.inTurn = inTurn;
    }

    /** Answers requests one after another so; the last way is that of all further ones too. */
    public static FaultServer start(Answer... inTurn) throws IOException {
        FaultServer server = new FaultServer(List.of(inTurn));
        Thread.ofVirtual().name("fault-server").start(server::accept);
        return server;
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** How many requests came in whole. */
    public int calls() {
        return calls.get();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** Is open once a connection has ended. */
    public CountDownLatch left() {
        return left;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().name("fault-connection").start(() -> converse(socket));
            }
        } catch (IOException e) {
            // The server was closed.
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (read(in)) {
                int turn = Math.min(calls.incrementAndGet(), inTurn.size()) - 1;
                inTurn.get(turn).to(new Exchange(in, socket));
            }
        } catch (IOException e) {
            // The connection was reset, or closed here, or the client did not wait.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
            left.countDown();
        }
    }

    /** Reads a request; false when there is none any more. */
    private static boolean read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        int length =
                head.toString()
                        .lines()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .filter(line -> line.startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return in.readNBytes(length).length == length;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}

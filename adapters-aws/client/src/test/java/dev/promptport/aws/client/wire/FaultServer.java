package dev.promptport.aws.client.wire;

import dev.promptport.aws.client.AwsSettings;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An upstream that is in charge of every byte and of the connection: it splits, waits, stays
 * silent, breaks off, and notices when the client goes. Closing it fails when AWS would have
 * refused one of the requests.
 */
public final class FaultServer implements AutoCloseable {

    /** What is done about a request. */
    @FunctionalInterface
    public interface Answer {
        void to(Exchange exchange) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<Answer> inTurn;
    private final boolean aws;
    private final List<Exchange> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    private FaultServer(ServerSocket server, List<Answer> inTurn, boolean aws) {
        this.server = server;
        this.inTurn = inTurn;
        this.aws = aws;
    }

    /** Answers requests one after another so; the last way is that of all further ones too. */
    public static FaultServer start(Answer... inTurn) throws IOException {
        return start(List.of(inTurn), true);
    }

    /** The same for requests that are not meant for a service of AWS. */
    public static FaultServer startForAnyRequest(Answer... inTurn) throws IOException {
        return start(List.of(inTurn), false);
    }

    private static FaultServer start(List<Answer> inTurn, boolean aws) throws IOException {
        FaultServer server =
                new FaultServer(
                        new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()), inTurn, aws);
        Thread.ofVirtual().name("fault-server").start(server::accept);
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** As {@link Upstream#settings()}. */
    public AwsSettings settings() {
        return LocalSettings.at(endpoint());
    }

    /** How many requests came in whole. */
    public int calls() {
        return requests.size();
    }

    /** Waits until a request has come in. */
    public void isAsked() throws InterruptedException {
        while (requests.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** The requests in the order in which they came. */
    public List<Exchange> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** How many connections were ended, by the client or here. */
    public int ended() {
        return left.get();
    }

    /** Whether every connection that was made has ended, or does so within that time. */
    public boolean everyConnectionEnds(Duration within) throws InterruptedException {
        // Short sleeps are counted, not time: a machine that stands still fails no test.
        for (long millis = within.toMillis(); left.get() < connections.get(); millis--) {
            if (millis == 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return true;
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

    /** Reads on while an answer is written: that is how the client's leaving is seen at once. */
    private void converse(Socket socket) {
        CountDownLatch gone = new CountDownLatch(1);
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Exchange exchange = HttpWords.read(in, socket, gone);
                if (exchange == null) {
                    return;
                }
                Answer answer = admit(exchange);
                Thread.ofVirtual().name("fault-answer").start(() -> answer(answer, exchange));
            }
        } catch (IOException e) {
            // The connection was reset, or closed here.
        } finally {
            gone.countDown();
            open.remove(socket);
            left.incrementAndGet();
        }
    }

    private synchronized Answer admit(Exchange exchange) {
        requests.add(exchange);
        return inTurn.get(Math.min(requests.size(), inTurn.size()) - 1);
    }

    private static void answer(Answer answer, Exchange exchange) {
        try {
            answer.to(exchange);
        } catch (IOException e) {
            // The client did not wait for the rest.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        if (aws) {
            SentRequests.assertFit(requests.stream().map(Exchange::request).toList());
        }
    }
}

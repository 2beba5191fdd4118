package dev.promptport.inference.openai.http;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings the bytes of an answer to the thread that waits for them. They are fetched one piece
 * ahead: a slow reader slows the endpoint down.
 */
final class AnswerBody implements HttpResponse.BodySubscriber<AnswerBody> {

    private sealed interface Signal {
        record Bytes(List<ByteBuffer> buffers) implements Signal {}

        record End(@Nullable Throwable failure) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private Flow.@Nullable Subscription subscription;
    private boolean closed;
    private boolean ended;

    /** There from the start: the bytes come later. */
    @Override
    public CompletionStage<AnswerBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (admits(given)) {
            given.request(1);
        } else {
            given.cancel();
        }
    }

    private synchronized boolean admits(Flow.Subscription given) {
        subscription = given;
        return !closed;
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Signal.Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new Signal.End(failure));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End(null));
    }

    /**
     * The next bytes; null after the last.
     *
     * @throws TimeoutException when none come within that time
     */
    byte @Nullable [] next(Duration within)
            throws IOException, TimeoutException, InterruptedException {
        if (ended) {
            return null;
        }
        return switch (signals.poll(within.toNanos(), TimeUnit.NANOSECONDS)) {
            case null -> throw new TimeoutException();
            case Signal.Bytes(List<ByteBuffer> buffers) -> {
                more();
                yield joined(buffers);
            }
            case Signal.End(Throwable failure) -> {
                ended = true;
                if (failure != null) {
                    throw new IOException("the answer broke off", failure);
                }
                yield null;
            }
        };
    }

    private synchronized void more() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    /** Lets go of the rest, and with it of the connection. */
    synchronized void close() {
        closed = true;
        if (subscription != null && !ended) {
            subscription.cancel();
        }
    }

    private static byte[] joined(List<ByteBuffer> buffers) {
        byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(bytes, at, length);
            at += length;
        }
        return bytes;
    }
}

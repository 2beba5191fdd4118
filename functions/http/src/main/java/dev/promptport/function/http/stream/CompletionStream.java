package dev.promptport.function.http.stream;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.port.StreamingCompletionPort;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns a port that pushes into pieces to pull: the port runs on a virtual thread of its own, and
 * cancelling interrupts it. The queue is bounded by the answer's own length.
 */
public final class CompletionStream {

    private sealed interface Signal {
        record Piece(Delta delta) implements Signal {}

        record Whole(Completion completion) implements Signal {}

        record Broken(RuntimeException failure) implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Thread worker;
    private @Nullable Signal first;
    private @Nullable Completion completion;

    private CompletionStream(Function<Consumer<? super Delta>, Completion> work) {
        worker = Thread.ofVirtual().name("completion-stream").unstarted(() -> run(work));
    }

    /**
     * Starts, and waits until there is a first piece or the whole answer.
     *
     * @throws dev.promptport.domain.failure.Failure when there is neither: nothing was sent, so it
     *     can still be answered
     */
    public static CompletionStream open(StreamingCompletionPort port, CompletionRequest request) {
        return open(sink -> port.stream(request, sink));
    }

    /** The same of any work that gives pieces to a sink and returns the whole. */
    public static CompletionStream open(Function<Consumer<? super Delta>, Completion> work) {
        CompletionStream stream = new CompletionStream(work);
        stream.worker.start();
        Signal first = stream.await();
        if (first instanceof Signal.Broken(RuntimeException failure)) {
            throw failure;
        }
        stream.first = first;
        return stream;
    }

    /**
     * The next piece; empty when the answer is whole and {@link #completion} has it.
     *
     * @throws RuntimeException the failure the answer broke off with
     */
    public Optional<Delta> next() {
        Signal signal = first != null ? first : await();
        first = null;
        return switch (signal) {
            case Signal.Piece(Delta delta) -> Optional.of(delta);
            case Signal.Whole(Completion whole) -> {
                completion = whole;
                yield Optional.empty();
            }
            case Signal.Broken(RuntimeException failure) -> throw failure;
        };
    }

    /** The whole answer, once {@link #next} has come to its end. */
    public Completion completion() {
        if (completion == null) {
            throw new IllegalStateException("the stream has not come to its end");
        }
        return completion;
    }

    /** Stops the work; does nothing once it is done. */
    public void cancel() {
        worker.interrupt();
    }

    private void run(Function<Consumer<? super Delta>, Completion> work) {
        try {
            signals.add(
                    new Signal.Whole(work.apply(delta -> signals.add(new Signal.Piece(delta)))));
        } catch (RuntimeException e) {
            signals.add(new Signal.Broken(e));
        } catch (Error e) {
            signals.add(
                    new Signal.Broken(new IllegalStateException("the work ended in an error", e)));
        }
    }

    private Signal await() {
        try {
            return signals.take();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        }
    }
}

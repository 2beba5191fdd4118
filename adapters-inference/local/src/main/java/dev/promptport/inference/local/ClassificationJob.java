package dev.promptport.inference.local;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.inference.local.admission.Job;
import dev.promptport.inference.local.classifier.ClassifierNetwork;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One text on its way through a worker. */
final class ClassificationJob implements Job {

    private final ClassifierNetwork network;
    private final long[] tokens;
    private final Deadline deadline;
    private final CompletableFuture<float[]> logits = new CompletableFuture<>();

    ClassificationJob(ClassifierNetwork network, long[] tokens, Deadline deadline) {
        this.network = network;
        this.tokens = tokens;
        this.deadline = deadline;
    }

    @Override
    public void run() {
        try {
            deadline.check();
            if (!logits.isDone()) {
                logits.complete(network.logits(List.of(tokens)).getFirst());
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            logits.completeExceptionally(e);
        }
    }

    @Override
    public void drop() {
        logits.completeExceptionally(
                new Cancelled("the local model was shut down before it answered"));
    }

    /** The answer is not wanted any more: a worker that has not begun will not. */
    void abandon() {
        logits.cancel(false);
    }

    /**
     * Waits for the logits.
     *
     * @throws TimedOut at the deadline
     * @throws Cancelled when the waiting thread is interrupted
     */
    float[] await() {
        try {
            return logits.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TimedOut("the time allowed for this request is spent");
        } catch (ExecutionException e) {
            throw LocalFailures.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away");
        }
    }
}

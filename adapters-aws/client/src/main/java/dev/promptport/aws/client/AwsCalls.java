package dev.promptport.aws.client;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.TimedOut;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.exception.SdkException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls of one service that end with their deadline or their thread's interruption, whatever the
 * service does, and whose errors are the domain's failures. The clients are those of {@link
 * AwsClients}: they send nothing more once a call is over.
 */
public final class AwsCalls {

    private final String service;
    private final AwsErrors errors;

    /**
     * @param service its name as users know it, for messages: {@code Amazon Bedrock}
     */
    public AwsCalls(String service, ServiceErrors own) {
        this.service = service;
        this.errors = new AwsErrors(service, own);
    }

    /** Makes the call and waits for its answer. */
    public <T> T answer(Deadline deadline, Supplier<CompletableFuture<T>> call) {
        begin(deadline);
        Attempts attempts = new Attempts();
        CompletableFuture<T> future = started(attempts, call);
        try {
            return future.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw errors.meaningOf(e);
        } catch (TimeoutException e) {
            throw timedOut(e);
        } catch (InterruptedException e) {
            throw cancelled(e);
        } finally {
            attempts.close();
            future.cancel(true);
        }
    }

    /**
     * Makes a call that answers in events, and gives each to the sink on this thread, one at a
     * time. Returns after the last; a stream that ends in an error throws its meaning. A stream
     * that breaks before its first event is tried again, and never afterwards.
     *
     * @param call starts it with what is to happen to its events
     */
    public <E> void events(
            Deadline deadline,
            Function<Consumer<SdkPublisher<? extends E>>, CompletableFuture<Void>> call,
            Consumer<? super E> sink) {
        begin(deadline);
        Attempts attempts = new Attempts();
        EventQueue<E> queue = new EventQueue<>(attempts);
        CompletableFuture<Void> future = started(attempts, () -> call.apply(queue::subscribeTo));
        var _ = future.whenComplete((_, failure) -> queue.end(failure));
        try {
            queue.drain(deadline, sink);
        } catch (EventQueue.Broken e) {
            throw errors.meaningOf(e.failure);
        } catch (TimeoutException e) {
            throw timedOut(e);
        } catch (InterruptedException e) {
            throw cancelled(e);
        } finally {
            attempts.close();
            queue.close();
            future.cancel(true);
        }
    }

    private static void begin(Deadline deadline) {
        deadline.check();
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled("the caller went away");
        }
    }

    private <T> CompletableFuture<T> started(
            Attempts attempts, Supplier<CompletableFuture<T>> call) {
        try {
            return attempts.of(call);
        } catch (SdkException e) {
            throw errors.meaningOf(e);
        }
    }

    private TimedOut timedOut(Throwable cause) {
        return new TimedOut(
                service
                        + " did not answer within the time allowed; ask for fewer tokens or allow more time",
                cause);
    }

    private static Cancelled cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Cancelled("the caller went away", cause);
    }
}

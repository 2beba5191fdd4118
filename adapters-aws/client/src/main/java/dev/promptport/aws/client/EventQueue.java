package dev.promptport.aws.client;

import dev.promptport.domain.completion.Deadline;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import software.amazon.awssdk.core.async.SdkPublisher;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Brings the events of a stream to the thread that waits for them. At most {@link #AHEAD} are
 * fetched ahead, so a slow reader slows the stream down.
 */
final class EventQueue<E> {

    static final int AHEAD = 64;

    /** The stream ended in a failure. */
    static final class Broken extends Exception {
        final transient Throwable failure;

        Broken(Throwable failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private sealed interface Signal<E> {
        record Event<E>(E event, Subscription from) implements Signal<E> {}

        record End<E>(@Nullable Throwable failure) implements Signal<E> {}
    }

    private final BlockingQueue<Signal<E>> signals = new LinkedBlockingQueue<>();
    private final Attempts attempts;
    private @Nullable EventSubscriber current;
    private boolean closed;

    EventQueue(Attempts attempts) {
        this.attempts = attempts;
    }

    /** The SDK calls this once for each attempt whose answer is a stream. */
    void subscribeTo(SdkPublisher<? extends E> events) {
        events.subscribe(new EventSubscriber());
    }

    /** The call is over; with a failure, or well. */
    void end(@Nullable Throwable failure) {
        signals.add(new Signal.End<>(failure));
    }

    void drain(Deadline deadline, Consumer<? super E> sink)
            throws Broken, TimeoutException, InterruptedException {
        while (!deadline.passed()) {
            Signal<E> signal = signals.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            switch (signal) {
                case null -> {}
                case Signal.Event<E>(E event, Subscription from) -> {
                    sink.accept(event);
                    from.request(1);
                }
                case Signal.End<E>(Throwable failure) when failure != null ->
                        throw new Broken(failure);
                case Signal.End<E> _ -> {
                    return;
                }
            }
        }
        throw new TimeoutException();
    }

    synchronized void close() {
        closed = true;
        if (current != null) {
            current.stop();
        }
    }

    private synchronized boolean admits(EventSubscriber next) {
        if (closed) {
            return false;
        }
        current = next;
        return true;
    }

    /**
     * The events of one attempt. Its first is its call's last attempt; one that failed before has
     * none, even if the SDK still delivers some.
     */
    private final class EventSubscriber implements Subscriber<E> {

        private @Nullable Subscription from;
        private boolean begun;
        private boolean failed;

        @Override
        public void onSubscribe(Subscription given) {
            if (admits(this)) {
                from = given;
                given.request(AHEAD);
            } else {
                given.cancel();
            }
        }

        @Override
        public synchronized void onNext(E event) {
            if (from == null || failed) {
                return;
            }
            if (!begun) {
                begun = true;
                attempts.close();
            }
            signals.add(new Signal.Event<>(event, from));
        }

        /**
         * Before the first event there may be another attempt, and the call's end says how it went.
         */
        @Override
        public synchronized void onError(Throwable failure) {
            failed = true;
            if (begun) {
                end(failure);
            }
        }

        /** The call's own end says it too. */
        @Override
        public void onComplete() {}

        void stop() {
            if (from != null) {
                from.cancel();
            }
        }
    }
}

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
    private @Nullable Subscription subscription;
    private boolean begun;
    private boolean closed;

    /**
     * The SDK calls this once for each attempt. After events were given there is no second one: they
     * would be given twice.
     */
    void subscribeTo(SdkPublisher<? extends E> events) {
        events.subscribe(new EventSubscriber());
    }

    /** The call is over; with a failure, or well. */
    void end(@Nullable Throwable failure) {
        signals.add(new Signal.End<>(failure));
    }

    void drain(Deadline deadline, Consumer<? super E> sink)
            throws Broken, TimeoutException, InterruptedException {
        while (true) {
            Signal<E> signal =
                    signals.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            switch (signal) {
                case null -> throw new TimeoutException();
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
    }

    synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private synchronized boolean admits(Subscription next) {
        if (closed || begun) {
            return false;
        }
        subscription = next;
        return true;
    }

    private synchronized void begin() {
        begun = true;
    }

    private final class EventSubscriber implements Subscriber<E> {

        private @Nullable Subscription from;

        @Override
        public void onSubscribe(Subscription given) {
            if (admits(given)) {
                from = given;
                given.request(AHEAD);
            } else {
                given.cancel();
            }
        }

        @Override
        public void onNext(E event) {
            begin();
            if (from != null) {
                signals.add(new Signal.Event<>(event, from));
            }
        }

        /** The call's own end says it too, and later. */
        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}

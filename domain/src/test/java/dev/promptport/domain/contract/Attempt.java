package dev.promptport.domain.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A call on a thread of its own, which can be interrupted and does not wait for ever. */
final class Attempt<T> {

    /** How soon a call that is stopped has to end. */
    static final Duration PROMPTLY = Duration.ofSeconds(3);

    private static final long PATIENCE_SECONDS = 60;

    private final FutureTask<T> task;
    private final Thread thread;

    private Attempt(Callable<T> call) {
        this.task = new FutureTask<>(call);
        this.thread = Thread.ofPlatform().daemon().start(task);
    }

    static <T> Attempt<T> at(Callable<T> call) {
        return new Attempt<>(call);
    }

    /** Makes all calls at once, each on its thread, and gives their answers in order. */
    static <T> List<T> sideBySide(int calls, IntFunction<T> call) {
        CountDownLatch ready = new CountDownLatch(calls);
        List<Attempt<T>> attempts =
                IntStream.range(0, calls)
                        .mapToObj(
                                index ->
                                        Attempt.<T>at(
                                                () -> {
                                                    ready.countDown();
                                                    ready.await();
                                                    return call.apply(index);
                                                }))
                        .toList();
        return attempts.stream().map(Attempt::answer).toList();
    }

    /** Interrupts the call once it is well under way. */
    Attempt<T> interruptedLater() {
        pause();
        thread.interrupt();
        return this;
    }

    T answer() {
        try {
            return task.get(PATIENCE_SECONDS, SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("the call failed", failed.getCause());
        } catch (TimeoutException silent) {
            throw new AssertionError("the call did not end in " + PATIENCE_SECONDS + " s", silent);
        } catch (InterruptedException stopped) {
            throw new AssertionError("the test was stopped", stopped);
        }
    }

    /** What the call threw, which it has to do promptly from now. */
    Throwable promptFailure() {
        try {
            T answer = task.get(PROMPTLY.toMillis(), MILLISECONDS);
            throw new AssertionError("the call was to fail and answered " + answer);
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause());
        } catch (TimeoutException silent) {
            thread.interrupt();
            throw new AssertionError("the call did not end within " + PROMPTLY, silent);
        } catch (InterruptedException stopped) {
            throw new AssertionError("the test was stopped", stopped);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            throw new AssertionError("the test was stopped", stopped);
        }
    }
}

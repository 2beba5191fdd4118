package dev.promptport.aws.s3;

import dev.promptport.domain.failure.Cancelled;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same with many things, some at once. */
final class SideBySide {

    private SideBySide() {}

    /**
     * The results in the order of the things. The first failure ends all and is thrown; so does the
     * interruption of the calling thread.
     */
    static <T, R> List<R> map(int atOnce, List<T> things, Function<? super T, ? extends R> work) {
        Semaphore free = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExecutorCompletionService<R> done = new ExecutorCompletionService<>(threads);
            List<Future<R>> results = new ArrayList<>(things.size());
            try {
                for (T thing : things) {
                    results.add(
                            done.submit(
                                    () -> {
                                        free.acquire();
                                        try {
                                            return work.apply(thing);
                                        } finally {
                                            free.release();
                                        }
                                    }));
                }
                for (int i = 0; i < things.size(); i++) {
                    var _ = done.take().get();
                }
                return results.stream().<R>map(Future::resultNow).toList();
            } finally {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        }
    }
}

package dev.promptport.inference.local.admission;

import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of threads and of places to wait; whoever finds no place is turned away at once.
 */
public final class BoundedWorkers implements AutoCloseable {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;

    /**
     * @param places how many jobs may wait
     * @param onStart runs first on each thread
     */
    public BoundedWorkers(String name, int workers, int places, Runnable onStart) {
        threads =
                new ThreadPoolExecutor(
                        workers,
                        workers,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(places),
                        work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name(name + "-", 0)
                                        .unstarted(
                                                () -> {
                                                    onStart.run();
                                                    work.run();
                                                }));
    }

    /**
     * @throws Unavailable after closing
     */
    public void ensureOpen() {
        if (threads.isShutdown()) {
            throw new Unavailable("the local model is shut down", RETRY_AFTER, null);
        }
    }

    /**
     * @throws Throttled when all threads and places are taken
     * @throws Unavailable after closing
     */
    public void submit(Job job) {
        try {
            threads.execute(job);
        } catch (RejectedExecutionException e) {
            ensureOpen();
            throw new Throttled(
                    "the local model is busy: "
                            + threads.getMaximumPoolSize()
                            + " requests run and "
                            + threads.getQueue().size()
                            + " wait; try again soon",
                    RETRY_AFTER);
        }
    }

    /** Gives a place back that a job no longer needs. */
    public void forget(Job job) {
        threads.remove(job);
    }

    /** Drops what waits and waits for what runs. */
    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            ((Job) waiting).drop();
        }
        try {
            threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

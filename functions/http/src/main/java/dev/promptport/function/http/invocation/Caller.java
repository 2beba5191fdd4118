package dev.promptport.function.http.invocation;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Stops working for a caller who left. */
@Singleton
public final class Caller {

    private final @Nullable ClientConnections connections;

    Caller(@Nullable ClientConnections connections) {
        this.connections = connections;
    }

    /** Runs the action once if the caller leaves before the watch is closed. */
    public ClientConnections.Watch whenGone(HttpRequest<?> request, Runnable action) {
        return connections == null ? () -> {} : connections.watch(request, action);
    }

    /**
     * Does blocking work on this thread, which is interrupted if the caller leaves and at no time
     * after.
     */
    public <T> T whileWaiting(HttpRequest<?> request, Supplier<T> work) {
        Thread worker = Thread.currentThread();
        AtomicBoolean open = new AtomicBoolean(true);
        Runnable interrupt =
                () -> {
                    synchronized (open) {
                        if (open.get()) {
                            worker.interrupt();
                        }
                    }
                };
        try (ClientConnections.Watch _ = whenGone(request, interrupt)) {
            return work.get();
        } finally {
            synchronized (open) {
                open.set(false);
            }
            Thread.interrupted();
        }
    }
}

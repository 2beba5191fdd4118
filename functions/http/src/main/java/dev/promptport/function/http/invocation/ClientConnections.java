package dev.promptport.function.http.invocation;

import io.micronaut.http.HttpRequest;

/**
 * Tells when a client goes away. A platform that buffers responses cannot tell and has no such
 * bean.
 */
public interface ClientConnections {

    /** Runs the action once, on any thread, if the connection ends before the watch is closed. */
    Watch watch(HttpRequest<?> request, Runnable whenGone);

    /** Ends the watching. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}

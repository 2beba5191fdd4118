package dev.promptport.inference.local;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Unavailable;

import java.time.Duration;

/** What a worker's errors mean to a caller. */
final class LocalFailures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private LocalFailures() {}

    /**
     * A failure stays what it is. Of anything else the message says nothing, since it may quote the
     * prompt; the cause is there for the log.
     */
    static Failure of(Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        return new Unavailable(
                "the local model could not compute an answer, most likely for want of memory: ask for less, or give the"
                        + " process more",
                RETRY_AFTER,
                cause);
    }
}

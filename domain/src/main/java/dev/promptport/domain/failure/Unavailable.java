package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The model is not there just now: starting, scaled to zero, overloaded or out of reach. Worth
 * trying again later.
 */
public final class Unavailable extends Failure {

    private final Duration retryAfter;

    public Unavailable(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

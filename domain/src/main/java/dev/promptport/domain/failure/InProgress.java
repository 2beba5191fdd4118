package dev.promptport.domain.failure;

import java.time.Duration;

/** The same request is being served already; its answer can be had after {@link #retryAfter()}. */
public final class InProgress extends Failure {

    private final Duration retryAfter;

    public InProgress(String message, Duration retryAfter) {
        super(message, null);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

package dev.promptport.domain.failure;

import java.time.Duration;

/**
 * Too much at once, at the provider or in our own queue. Worth trying again after {@link
 * #retryAfter()}.
 */
public final class Throttled extends Failure {

    private final Duration retryAfter;

    public Throttled(String message, Duration retryAfter) {
        super(message, null);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

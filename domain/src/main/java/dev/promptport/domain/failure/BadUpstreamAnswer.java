package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * The provider answered with something that is no answer: an error of the model, malformed or
 * cut-off data.
 */
public final class BadUpstreamAnswer extends Failure {

    public BadUpstreamAnswer(String message) {
        this(message, null);
    }

    public BadUpstreamAnswer(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

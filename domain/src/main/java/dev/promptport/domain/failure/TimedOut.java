package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

/** The deadline passed before an answer was there. */
public final class TimedOut extends Failure {

    public TimedOut(String message) {
        this(message, null);
    }

    public TimedOut(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

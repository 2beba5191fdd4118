package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

/** The caller went away; the work was stopped and what it held was freed. */
public final class Cancelled extends Failure {

    public Cancelled(String message) {
        this(message, null);
    }

    public Cancelled(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

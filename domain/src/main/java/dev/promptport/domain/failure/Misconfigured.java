package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

/** The deployment is at fault: a setting, a model file or a permission. The message names it. */
public final class Misconfigured extends Failure {

    public Misconfigured(String message) {
        this(message, null);
    }

    public Misconfigured(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

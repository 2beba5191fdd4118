package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * The provider turned us away: our credentials or permissions are not enough. Trying again does not
 * help.
 */
public final class Refused extends Failure {

    public Refused(String message) {
        this(message, null);
    }

    public Refused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

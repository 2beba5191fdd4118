package dev.promptport.inference.local.source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong on the wire to the Hub; an {@link IOException} of another kind is about files on
 * this machine.
 */
abstract sealed class HubProblem extends IOException {

    private static final long serialVersionUID = 1;

    private HubProblem(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Nothing came back, or it broke off. */
    static final class Unreachable extends HubProblem {

        private static final long serialVersionUID = 1;

        private final String host;

        Unreachable(String host, Throwable cause) {
            super("cannot reach " + host, cause);
            this.host = host;
        }

        String host() {
            return host;
        }
    }

    /** A status that is no success. */
    static final class Answered extends HubProblem {

        private static final long serialVersionUID = 1;

        private final String host;
        private final int status;
        private final boolean byHub;
        private final String subject;
        private final transient Optional<Duration> retryAfter;

        /**
         * @param byHub false when a server answered that the Hub redirected to
         * @param subject what was asked for, in words
         */
        Answered(
                String host,
                int status,
                boolean byHub,
                String subject,
                Optional<Duration> retryAfter) {
            super(host + " answers " + status + " for " + subject, null);
            this.host = host;
            this.status = status;
            this.byHub = byHub;
            this.subject = subject;
            this.retryAfter = retryAfter;
        }

        String host() {
            return host;
        }

        int status() {
            return status;
        }

        boolean byHub() {
            return byHub;
        }

        String subject() {
            return subject;
        }

        Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** An answer that makes no sense; the message says which and why. */
    static final class Malformed extends HubProblem {

        private static final long serialVersionUID = 1;

        Malformed(String message) {
            this(message, null);
        }

        Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

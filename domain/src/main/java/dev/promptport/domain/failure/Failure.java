package dev.promptport.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong at a port. Adapters translate their vendor's errors into this family beside
 * the client; the edge maps it to responses in one switch without {@code default}. Messages are
 * safe to show: no secrets, no prompts.
 */
public abstract sealed class Failure extends RuntimeException
        permits InvalidRequest,
                UnknownModel,
                UnknownPrompt,
                Refused,
                Throttled,
                InProgress,
                TimedOut,
                Unavailable,
                BadUpstreamAnswer,
                ArtifactNotSaved,
                Misconfigured,
                Cancelled {

    Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What happened and what to do about it; never null. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}

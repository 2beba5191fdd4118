package dev.promptport.aws.sagemaker;

import dev.promptport.domain.failure.Misconfigured;

import java.time.Duration;

/**
 * What to do about an endpoint that has no instance yet. Without a wait the caller is told at once
 * that it is {@code Unavailable} and when to come back, after three calls at most. With one the
 * endpoint is asked again and again, each time in up to three calls, until it answers, the wait is
 * over or the request's deadline is near.
 *
 * @param patience how long to wait in all; zero for not at all
 * @param pause how long between two tries
 */
public record ColdStart(Duration patience, Duration pause) {

    public static final ColdStart NOT_AWAITED = awaited(Duration.ZERO);

    public ColdStart {
        if (patience.isNegative() || pause.isNegative() || pause.isZero()) {
            throw new Misconfigured(
                    "the wait for a cold endpoint is 0 or more and the pause between tries above 0");
        }
    }

    /** Tries every two seconds. */
    public static ColdStart awaited(Duration patience) {
        return new ColdStart(patience, Duration.ofSeconds(2));
    }
}

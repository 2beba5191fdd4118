package dev.promptport.inference.local.source;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;

/** Counts failures in a row and waits after each, until they are too many. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final HubSettings settings;
    private int failures;

    Retries(HubSettings settings) {
        this.settings = settings;
    }

    /** Something was gained: what failed before no longer counts. */
    void progressed() {
        failures = 0;
    }

    /**
     * Returns when it is time to try again; throws the problem when that is of no use or was tried
     * enough.
     */
    void failed(HubProblem problem) throws IOException {
        failures++;
        if (failures >= settings.attempts() || !worthwhile(problem)) {
            throw problem;
        }
        Duration wait = settings.backoff().multipliedBy(1L << (failures - 1));
        Duration asked = asked(problem).orElse(wait);
        if (asked.compareTo(LONGEST_WAIT) > 0) {
            throw problem;
        }
        LOG.warn("{}; trying again", problem.getMessage());
        pause(asked.compareTo(wait) > 0 ? asked : wait);
    }

    private static boolean worthwhile(HubProblem problem) {
        return switch (problem) {
            case HubProblem.Unreachable _ -> true;
            case HubProblem.Malformed _ -> false;
            // 416: the part at hand does not fit, and is dropped before the next attempt.
            case HubProblem.Answered p ->
                    p.status() >= 500
                            || p.status() == 429
                            || p.status() == 408
                            || p.status() == 416;
        };
    }

    private static Optional<Duration> asked(HubProblem problem) {
        return problem instanceof HubProblem.Answered p ? p.retryAfter() : Optional.empty();
    }

    private static void pause(Duration wait) throws IOException {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted between two attempts");
        }
    }
}

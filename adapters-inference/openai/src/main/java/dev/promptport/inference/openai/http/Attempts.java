package dev.promptport.inference.openai.http;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one loop that tries a call again.
 *
 * @param most how often it is made at most, the first time included
 * @param backoff the pause before the second time, less up to a quarter by chance; it doubles with
 *     each further one. An endpoint that names a pause is left alone for as long, but for no longer
 *     than {@link #PATIENCE}
 */
public record Attempts(int most, Duration backoff) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double CHANCE = 0.25;

    /** Makes the call once. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws Passing;
    }

    /** The outcome of the first attempt that has one; the failure of the last otherwise. */
    public <T> T of(Deadline deadline, Attempt<T> attempt) {
        for (int made = 1; ; made++) {
            begin(deadline);
            try {
                return attempt.make();
            } catch (Passing passing) {
                Duration pause = pause(passing, made);
                if (made == most || !fits(pause, deadline)) {
                    throw passing.failure();
                }
                rest(pause);
            }
        }
    }

    private static void begin(Deadline deadline) {
        deadline.check();
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled("the caller went away");
        }
    }

    private Duration pause(Passing passing, int made) {
        return passing.pause()
                .orElseGet(
                        () -> {
                            double share = 1 - ThreadLocalRandom.current().nextDouble(CHANCE);
                            long nanos = backoff.multipliedBy(1L << (made - 1)).toNanos();
                            return Duration.ofNanos((long) (nanos * share));
                        });
    }

    private static boolean fits(Duration pause, Deadline deadline) {
        return pause.compareTo(PATIENCE) <= 0 && pause.compareTo(deadline.remaining()) < 0;
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        }
    }
}

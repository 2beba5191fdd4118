package dev.promptport.domain.completion;

import dev.promptport.domain.failure.TimedOut;

import java.time.Duration;

/** The moment after which nobody waits for the answer, on the monotonic clock. */
public record Deadline(long nanoTime) {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    /** A deadline that far from now, a century at most. */
    public static Deadline in(Duration remaining) {
        Duration bounded = remaining.compareTo(FOREVER) < 0 ? remaining : FOREVER;
        return new Deadline(System.nanoTime() + bounded.toNanos());
    }

    /** No deadline: a century from now. */
    public static Deadline none() {
        return in(FOREVER);
    }

    /** The time left; zero when it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** A deadline that much before this one. */
    public Deadline earlier(Duration by) {
        return new Deadline(nanoTime - by.toNanos());
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** Throws {@link TimedOut} once it has passed. */
    public void check() {
        if (passed()) {
            throw new TimedOut(
                    "the time allowed for this request is spent; ask for fewer tokens or allow more time");
        }
    }
}

package dev.promptport.function.http.invocation;

import dev.promptport.domain.completion.Deadline;

import jakarta.inject.Singleton;

import java.time.Duration;

/** Until when a request may work. */
@Singleton
public final class Deadlines {

    /** What it takes to write the answer before the platform ends the function. */
    static final Duration RESERVE = Duration.ofSeconds(1);

    private final Invocation invocation;

    Deadlines(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The function's own limit, or what the platform leaves of it. */
    public Deadline within(Duration limit) {
        Duration left = invocation.remaining().map(time -> time.minus(RESERVE)).orElse(limit);
        return Deadline.in(left.compareTo(limit) < 0 ? left : limit);
    }
}

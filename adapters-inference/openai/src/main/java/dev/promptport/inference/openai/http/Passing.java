package dev.promptport.inference.openai.http;

import dev.promptport.domain.failure.Failure;

import java.time.Duration;
import java.util.Optional;

/** An attempt failed in a way that may have passed at the next. */
public final class Passing extends Exception {

    private final transient Failure failure;
    private final transient Optional<Duration> pause;

    /**
     * @param failure what is thrown when it is not tried again
     * @param pause how long the endpoint wants to be left alone, when it says so
     */
    public Passing(Failure failure, Optional<Duration> pause) {
        super(failure);
        this.failure = failure;
        this.pause = pause;
    }

    public Failure failure() {
        return failure;
    }

    Optional<Duration> pause() {
        return pause;
    }
}

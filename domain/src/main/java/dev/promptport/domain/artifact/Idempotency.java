package dev.promptport.domain.artifact;

import dev.promptport.domain.failure.InvalidRequest;

/**
 * How a caller that repeats itself is recognised: the key it gave, made unique to it, and what it
 * asked for, so that a key used again for something else is noticed.
 */
public record Idempotency(String key, String request) {

    private static final int LONGEST_KEY = 512;

    public Idempotency {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw InvalidRequest.invalid(
                    "Idempotency-Key",
                    "an idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
    }
}

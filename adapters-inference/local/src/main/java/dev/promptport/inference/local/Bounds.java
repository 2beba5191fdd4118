package dev.promptport.inference.local;

import dev.promptport.domain.failure.Misconfigured;

/** What the numbers in a local model's settings have to keep to. */
final class Bounds {

    private Bounds() {}

    /**
     * @throws Misconfigured when the value is lower
     */
    static void atLeast(int lowest, String what, int value) {
        if (value < lowest) {
            throw new Misconfigured(
                    "a local model needs at least %d for its %s, not %d"
                            .formatted(lowest, what, value));
        }
    }
}

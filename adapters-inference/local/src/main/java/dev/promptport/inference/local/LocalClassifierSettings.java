package dev.promptport.inference.local;

import java.nio.file.Path;

/**
 * How a local classifier is run.
 *
 * @param name what the model is called, as in {@code local:<name>}
 * @param cache where native libraries and packed weights are kept
 * @param workers requests computed at once
 * @param threadsPerWorker processors each of them uses
 * @param queue requests that may wait
 * @param maxTokens where texts are cut off, the tokens that mark their ends included; a model that
 *     reads fewer cuts sooner
 */
public record LocalClassifierSettings(
        String name,
        Precision precision,
        Path cache,
        int workers,
        int threadsPerWorker,
        int queue,
        int maxTokens) {

    /** Room for the ends and a word. */
    public static final int FEWEST_TOKENS = 8;

    public LocalClassifierSettings {
        Bounds.atLeast(1, "workers", workers);
        Bounds.atLeast(1, "threads per worker", threadsPerWorker);
        Bounds.atLeast(1, "places in the queue", queue);
        Bounds.atLeast(FEWEST_TOKENS, "tokens", maxTokens);
    }
}

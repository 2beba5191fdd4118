package dev.promptport.inference.local;

import dev.promptport.inference.local.source.ModelSource;

import java.nio.file.Path;

/**
 * How a local T5 is run.
 *
 * @param name what the model is called, as in {@code local:<name>}
 * @param cache where native libraries, downloads and packed weights are kept
 * @param workers requests computed at once
 * @param threadsPerWorker processors each of them uses
 * @param queue requests that may wait
 * @param maxInputTokens longest prompt
 * @param maxNewTokens longest answer, and how long one gets that does not say
 */
public record LocalT5Settings(
        String name,
        ModelSource source,
        Precision precision,
        Path cache,
        int workers,
        int threadsPerWorker,
        int queue,
        int maxInputTokens,
        int maxNewTokens) {

    public LocalT5Settings {
        Bounds.atLeast(1, "workers", workers);
        Bounds.atLeast(1, "threads per worker", threadsPerWorker);
        Bounds.atLeast(1, "places in the queue", queue);
        Bounds.atLeast(1, "input tokens", maxInputTokens);
        Bounds.atLeast(1, "new tokens", maxNewTokens);
    }
}

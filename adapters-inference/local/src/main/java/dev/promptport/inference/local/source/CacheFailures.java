package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.file.Path;

/** Translates what goes wrong while the cache is filled, the network aside. */
final class CacheFailures {

    private CacheFailures() {}

    static Failure of(IOException problem, ModelSource source, Path cache) {
        if (Thread.currentThread().isInterrupted()) {
            return new Cancelled(
                    "the preparation of the model '" + source + "' was interrupted", problem);
        }
        return new Misconfigured(
                ("cannot keep the model '%s' in the cache %s (%s): "
                                + "make it writable, free space there or set another")
                        .formatted(source, cache, reason(problem)),
                problem);
    }

    /** With the kind, because a file system's message is often the path alone. */
    private static String reason(IOException problem) {
        return problem.getClass().getSimpleName() + ": " + problem.getMessage();
    }
}

package dev.promptport.function.http.provider;

import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

/**
 * Models that write.
 *
 * @param name what stands before the colon of their names, as {@code sagemaker} in {@code
 *     sagemaker:my-endpoint}
 * @param prepare makes what they are asked with; throws {@link
 *     dev.promptport.domain.failure.Misconfigured} when a setting is missing or wrong
 */
public record CompletionProvider(
        String name,
        CompletionPort completions,
        StreamingCompletionPort streams,
        Runnable prepare) {

    /** Nothing has to be prepared. */
    public CompletionProvider(
            String name, CompletionPort completions, StreamingCompletionPort streams) {
        this(name, completions, streams, () -> {});
    }
}

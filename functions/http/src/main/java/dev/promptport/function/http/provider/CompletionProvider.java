package dev.promptport.function.http.provider;

import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import java.util.Optional;

/**
 * Models that write.
 *
 * @param name what stands before the colon of their names, as {@code sagemaker} in {@code
 *     sagemaker:my-endpoint}
 * @param missing the sentence that names the setting without which they cannot be asked; empty when
 *     they can
 * @param prepare makes what they are asked with; throws {@link
 *     dev.promptport.domain.failure.Misconfigured} when a setting is missing or wrong
 */
public record CompletionProvider(
        String name,
        CompletionPort completions,
        StreamingCompletionPort streams,
        Optional<String> missing,
        Runnable prepare) {

    /** No setting is missing. */
    public CompletionProvider(
            String name,
            CompletionPort completions,
            StreamingCompletionPort streams,
            Runnable prepare) {
        this(name, completions, streams, Optional.empty(), prepare);
    }

    /** Nothing has to be prepared. */
    public CompletionProvider(
            String name, CompletionPort completions, StreamingCompletionPort streams) {
        this(name, completions, streams, () -> {});
    }
}

package dev.promptport.domain.port;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.Failure;

import java.util.function.Consumer;

/**
 * Completes a prompt piece by piece. Interrupting the calling thread cancels the work with {@code
 * Cancelled}.
 */
@FunctionalInterface
public interface StreamingCompletionPort {

    /**
     * Blocks, gives each piece to the sink on the calling thread, and returns the whole: the text
     * pieces joined are its text. A throw of the sink ends the work and is passed on.
     *
     * @throws Failure also after pieces were given: an answer that breaks off is never returned as
     *     if it were whole
     */
    Completion stream(CompletionRequest request, Consumer<? super Delta> sink);
}

package dev.promptport.domain.port;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.failure.Failure;

/** Completes a prompt. Interrupting the calling thread cancels the work with {@code Cancelled}. */
@FunctionalInterface
public interface CompletionPort {

    /**
     * Blocks until the whole answer is there.
     *
     * @throws Failure and nothing else; {@code TimedOut} soon after the request's deadline
     */
    Completion complete(CompletionRequest request);
}

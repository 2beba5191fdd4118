package dev.promptport.inference.openai;

import dev.promptport.domain.completion.Deadline;

import java.util.Optional;

/** The key of an endpoint. It is asked for with each call, so that it may change. */
@FunctionalInterface
public interface OpenAiKey {

    /** An endpoint that wants no key. */
    OpenAiKey NONE = _ -> Optional.empty();

    /**
     * The key; empty where there is none.
     *
     * @throws dev.promptport.domain.failure.Failure when it cannot be had within that time
     */
    Optional<String> read(Deadline deadline);
}

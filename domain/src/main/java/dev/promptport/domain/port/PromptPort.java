package dev.promptport.domain.port;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import java.util.List;
import java.util.Optional;

/** Knows prompt templates. */
public interface PromptPort {

    /**
     * @throws Failure when the place they are kept in cannot be read; not when there is none of
     *     that name
     */
    Optional<PromptTemplate> find(PromptId id);

    /** All of them, by id. */
    List<PromptTemplate> list();
}

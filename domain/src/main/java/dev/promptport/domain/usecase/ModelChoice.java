package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.ModelId;

import java.util.Optional;

/**
 * Which model answers.
 *
 * @param model the function's model
 * @param fixed whether it answers in any case; else an app or a plugin may prefer another
 */
public record ModelChoice(ModelId model, boolean fixed) {

    /** The one to ask when that one is preferred. */
    public ModelId over(Optional<ModelId> preferred) {
        return fixed ? model : preferred.orElse(model);
    }
}

package dev.promptport.domain.prompt;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;

import java.util.List;
import java.util.Optional;

/**
 * A ready-made application: a system prompt, the model it prefers, how to sample, and an input to
 * try it with.
 */
public record PromptTemplate(
        PromptId id,
        String title,
        String systemPrompt,
        Optional<ModelId> model,
        Sampling sampling,
        String sampleInput,
        List<String> tags) {

    public PromptTemplate {
        tags = List.copyOf(tags);
    }
}

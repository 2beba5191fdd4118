package dev.promptport.domain.plugin;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;

import java.util.Optional;

/** What a plugin tells the model, the model it prefers and how it has that one sampled. */
public record Prompting(
        String systemPrompt,
        Optional<ModelId> model,
        Optional<Double> temperature,
        Optional<Integer> maxTokens) {

    /** The caller's sampling with what the plugin says in its place. */
    public Sampling over(Sampling asked) {
        SamplingBuilder sampling = asked.toBuilder();
        temperature.ifPresent(sampling::temperature);
        maxTokens.ifPresent(sampling::maxTokens);
        return sampling.build();
    }
}

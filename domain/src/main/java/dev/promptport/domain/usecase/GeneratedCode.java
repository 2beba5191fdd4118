package dev.promptport.domain.usecase;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.TokenUsage;

/**
 * Where generated code was saved and what writing it took. {@code LENGTH} says that the model ran
 * out of tokens.
 */
public record GeneratedCode(
        Artifact artifact,
        Language language,
        ModelId model,
        TokenUsage usage,
        FinishReason finishReason) {}

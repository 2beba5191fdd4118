package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.TokenUsage;

import io.micronaut.serde.annotation.Serdeable;

/** Tokens read and written. */
@Serdeable
public record ChatUsage(
        @JsonProperty("prompt_tokens") int promptTokens,
        @JsonProperty("completion_tokens") int completionTokens,
        @JsonProperty("total_tokens") int totalTokens,
        @JsonProperty("prompt_tokens_details") Details details) {

    /** The part of the tokens read that came from a prompt cache. */
    @Serdeable
    public record Details(@JsonProperty("cached_tokens") int cachedTokens) {}

    static ChatUsage of(TokenUsage usage) {
        return new ChatUsage(
                usage.input(), usage.output(), usage.total(), new Details(usage.cachedInput()));
    }
}

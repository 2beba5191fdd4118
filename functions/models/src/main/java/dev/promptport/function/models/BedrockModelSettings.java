package dev.promptport.function.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

/**
 * How Bedrock is used, as an operator writes it: {@code BEDROCK_GUARDRAIL} in the environment is
 * {@code bedrock.guardrail} here, and so on.
 *
 * @param guardrail id or ARN of a guardrail that every request and answer passes
 * @param guardrailVersion its version, a number or {@code DRAFT}
 * @param promptCaching whether to mark instructions, tools and the conversation for the prompt
 *     cache
 * @param invoke models and families, with commas, that go through InvokeModel instead of Converse
 * @param families the families of models whose names do not tell, as {@code my-import=llama}, with
 *     commas
 */
@ConfigurationProperties("bedrock")
record BedrockModelSettings(
        @Nullable String guardrail,
        @Bindable(defaultValue = "DRAFT") String guardrailVersion,
        @Bindable(defaultValue = "false") String promptCaching,
        @Nullable String invoke,
        @Nullable String families) {}

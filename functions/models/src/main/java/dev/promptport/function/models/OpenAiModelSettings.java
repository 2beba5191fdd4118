package dev.promptport.function.models;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

/**
 * Where OpenAI or a compatible endpoint is and how it is called, as an operator writes it: {@code
 * OPENAI_BASE_URL} in the environment is {@code openai.base-url} here, and so on. Its key is read
 * by {@link OpenAiKeySetting}.
 *
 * @param baseUrl what stands before {@code /chat/completions}; OpenAI's own when absent
 * @param organization the organisation that is charged
 * @param apiOrganization another name of the same
 * @param project the project that is charged
 * @param maxTokensField what the most tokens to write are called, for servers that know only one of
 *     the two names: {@code by_model}, {@code max_tokens} or {@code max_completion_tokens}
 * @param connectTimeout how long a connection may take to be made
 * @param timeout how long the endpoint may send nothing at all
 * @param attempts how often a call is made at most, 1 to 3
 */
@ConfigurationProperties("openai")
record OpenAiModelSettings(
        @Nullable String baseUrl,
        @Nullable String organization,
        @Nullable String apiOrganization,
        @Nullable String project,
        @Bindable(defaultValue = "by_model") String maxTokensField,
        @Bindable(defaultValue = "3s") String connectTimeout,
        @Bindable(defaultValue = "5m") String timeout,
        @Bindable(defaultValue = "3") String attempts) {}

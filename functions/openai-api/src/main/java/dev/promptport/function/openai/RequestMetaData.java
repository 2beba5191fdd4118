package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/**
 * What the reference's answers say of the request.
 *
 * @param lambda the reference's name of the function, by which its client tells answers apart
 * @param model the model that was asked
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RequestMetaData(
        String lambda,
        String model,
        @JsonProperty("object_type") String objectType,
        @Nullable Double temperature,
        @JsonProperty("max_tokens") @Nullable Integer maxTokens,
        @JsonProperty("input_text") @Nullable String inputText) {

    public static RequestMetaData of(
            String lambda, ModelId model, Sampling sampling, @Nullable String inputText) {
        return new RequestMetaData(
                lambda,
                ModelName.of(model),
                "chat.completion",
                sampling.temperature(),
                sampling.maxTokens(),
                inputText);
    }
}

package dev.promptport.function.t5;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.Completion;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Locale;

/**
 * What a caller gets.
 *
 * @param finishReason {@code stop} or {@code length}
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record T5Answer(
        @Schema(description = "The text the model wrote") String response,
        @Schema(description = "The model that wrote it", example = "local:t5-mini") String model,
        Usage usage,
        @JsonProperty("finish_reason") @Schema(allowableValues = {"stop", "length"})
                String finishReason) {

    /** Tokens read and written. */
    @Serdeable
    public record Usage(
            @JsonProperty("input_tokens") int inputTokens,
            @JsonProperty("output_tokens") int outputTokens) {}

    /** A piece of a streamed answer. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Piece(String delta) {}

    static T5Answer of(Completion completion) {
        return new T5Answer(
                completion.text(),
                completion.model().toString(),
                new Usage(completion.usage().input(), completion.usage().output()),
                completion.finishReason().name().toLowerCase(Locale.ROOT));
    }
}

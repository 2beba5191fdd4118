package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * How to write, by the names SageMaker's text generation containers have. What is absent is left to
 * the model.
 */
@Schema(name = "SageMakerChatParameters")
public record ChatParameters(
        @Schema(name = "max_new_tokens", description = "Most tokens to write")
                @Nullable Integer maxNewTokens,
        @Schema(
                        name = "do_sample",
                        description =
                                "Draw tokens instead of taking the likeliest; false turns temperature, top_k and top_p off")
                @Nullable Boolean doSample,
        @Schema(description = "0 to 2; 0 takes the likeliest token") @Nullable Double temperature,
        @Schema(name = "top_k", description = "How many of the likeliest tokens to draw from")
                @Nullable Integer topK,
        @Schema(name = "top_p", description = "The share of probability to draw from, above 0 to 1")
                @Nullable Double topP,
        @Schema(description = "Makes drawing repeatable where the model can") @Nullable Long seed,
        @Schema(
                        name = "repetition_penalty",
                        description = "Above 1 discourages tokens already written")
                @Nullable Double repetitionPenalty,
        @Schema(name = "frequency_penalty", description = "-2 to 2, grows with each use of a token")
                @Nullable Double frequencyPenalty,
        @Schema(name = "presence_penalty", description = "-2 to 2, once a token was used")
                @Nullable Double presencePenalty,
        @Schema(
                        description = "Texts that end the answer: one string or a list",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<String> stop,
        @Schema(
                        name = "return_full_text",
                        description = "Begin the generated text with the prompt",
                        defaultValue = "false",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                boolean returnFullText) {

    private static final Set<String> FIELDS =
            Set.of(
                    "max_new_tokens",
                    "do_sample",
                    "temperature",
                    "top_k",
                    "top_p",
                    "seed",
                    "repetition_penalty",
                    "frequency_penalty",
                    "presence_penalty",
                    "stop",
                    "return_full_text");

    static ChatParameters read(JsonFields fields) {
        fields.only(FIELDS);
        return new ChatParameters(
                fields.integer("max_new_tokens"),
                fields.bool("do_sample"),
                fields.number("temperature"),
                fields.integer("top_k"),
                fields.number("top_p"),
                fields.longInteger("seed"),
                fields.number("repetition_penalty"),
                fields.number("frequency_penalty"),
                fields.number("presence_penalty"),
                fields.texts("stop"),
                Boolean.TRUE.equals(fields.bool("return_full_text")));
    }

    Sampling sampling() {
        Sampling asked =
                Sampling.builder()
                        .maxTokens(maxNewTokens)
                        .temperature(temperature)
                        .topK(topK)
                        .topP(topP)
                        .seed(seed)
                        .repetitionPenalty(repetitionPenalty)
                        .frequencyPenalty(frequencyPenalty)
                        .presencePenalty(presencePenalty)
                        .stop(stop)
                        .build();
        if (doSample == null) {
            return asked;
        }
        if (doSample) {
            return temperature != null ? asked : asked.toBuilder().temperature(1.0).build();
        }
        return asked.toBuilder().temperature(0.0).topK(null).topP(null).seed(null).build();
    }
}

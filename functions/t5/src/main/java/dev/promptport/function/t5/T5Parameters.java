package dev.promptport.function.t5;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * How to decode, by the names of Hugging Face's {@code generate}. What is absent is left to the
 * task.
 *
 * @param maxLength another name of {@code max_new_tokens}
 * @param minLength another name of {@code min_new_tokens}
 */
@Schema(name = "T5Parameters")
public record T5Parameters(
        @Schema(name = "max_new_tokens", description = "Most tokens to write")
                @Nullable Integer maxNewTokens,
        @Schema(name = "max_length", description = "Another name of max_new_tokens")
                @Nullable Integer maxLength,
        @Schema(name = "min_new_tokens", description = "Fewest tokens to write")
                @Nullable Integer minNewTokens,
        @Schema(name = "min_length", description = "Another name of min_new_tokens")
                @Nullable Integer minLength,
        @Schema(name = "num_beams", description = "Hypotheses searched side by side, 1 to 16")
                @Nullable Integer numBeams,
        @Schema(
                        name = "do_sample",
                        description =
                                "Draw tokens instead of taking the likeliest; true when a temperature, top_k, top_p or seed is given and this is absent")
                @Nullable Boolean doSample,
        @Schema(description = "Above 0 to 2; 0 takes the likeliest token")
                @Nullable Double temperature,
        @Schema(name = "top_k", description = "How many of the likeliest tokens to draw from")
                @Nullable Integer topK,
        @Schema(name = "top_p", description = "The share of probability to draw from, above 0 to 1")
                @Nullable Double topP,
        @Schema(description = "Makes drawing repeatable") @Nullable Long seed,
        @Schema(
                        name = "repetition_penalty",
                        description = "Above 1 discourages tokens already written")
                @Nullable Double repetitionPenalty,
        @Schema(
                        name = "no_repeat_ngram_size",
                        description = "No n-gram of that size appears twice; 0 is off")
                @Nullable Integer noRepeatNgramSize,
        @Schema(
                        name = "length_penalty",
                        description = "Above 0 favours long answers in a beam search")
                @Nullable Double lengthPenalty,
        @Schema(
                        name = "early_stopping",
                        description = "Ends a beam search with enough complete answers")
                @Nullable Boolean earlyStopping,
        @Schema(
                        description = "Texts that end the answer: one string or a list",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                List<String> stop) {

    private static final Set<String> FIELDS =
            Set.of(
                    "max_new_tokens",
                    "max_length",
                    "min_new_tokens",
                    "min_length",
                    "num_beams",
                    "do_sample",
                    "temperature",
                    "top_k",
                    "top_p",
                    "seed",
                    "repetition_penalty",
                    "no_repeat_ngram_size",
                    "length_penalty",
                    "early_stopping",
                    "stop");

    static T5Parameters read(JsonFields fields) {
        fields.only(FIELDS);
        oneName(fields, "max_new_tokens", "max_length");
        oneName(fields, "min_new_tokens", "min_length");
        return new T5Parameters(
                fields.integer("max_new_tokens"),
                fields.integer("max_length"),
                fields.integer("min_new_tokens"),
                fields.integer("min_length"),
                fields.integer("num_beams"),
                fields.bool("do_sample"),
                fields.number("temperature"),
                fields.integer("top_k"),
                fields.number("top_p"),
                fields.longInteger("seed"),
                fields.number("repetition_penalty"),
                fields.integer("no_repeat_ngram_size"),
                fields.number("length_penalty"),
                fields.bool("early_stopping"),
                fields.texts("stop"));
    }

    private static void oneName(JsonFields fields, String name, String other) {
        if (fields.has(name) && fields.has(other)) {
            throw InvalidRequest.invalid(
                    "parameters." + other,
                    "'parameters." + other + "' is another name of " + name + "; give one of them");
        }
    }

    @Nullable Integer mostTokens() {
        return maxNewTokens != null ? maxNewTokens : maxLength;
    }

    @Nullable Integer fewestTokens() {
        return minNewTokens != null ? minNewTokens : minLength;
    }

    /**
     * An explicit wish counts; without one, whoever names a temperature, a cut or a seed wants to
     * draw.
     */
    boolean draws() {
        return doSample != null
                ? doSample
                : temperature != null || topK != null || topP != null || seed != null;
    }
}

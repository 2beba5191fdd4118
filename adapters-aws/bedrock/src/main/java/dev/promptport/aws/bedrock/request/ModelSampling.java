package dev.promptport.aws.bedrock.request;

import static dev.promptport.domain.failure.InvalidRequest.Reason.UNSUPPORTED;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The choices of a {@link Sampling} that a model takes. What it does not take is refused by name,
 * never changed in silence, but for two: a seed, which is a wish, and top-p beside temperature for
 * the Claude models that take one of them. There top-p is left out: chat clients send both as a
 * matter of course, nearly always with a top-p of 1, and it is the temperature they let their users
 * turn.
 *
 * @param stop stop sequences the model is told
 * @param cut stop sequences it does not take: the answer is cut at them here
 */
public record ModelSampling(
        @Nullable Integer maxTokens,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Long seed,
        List<String> stop,
        List<String> cut) {

    /** Bedrock's own bound, whatever the family's maker allows elsewhere. */
    private static final double HIGHEST_TEMPERATURE = 1;

    public static ModelSampling of(BedrockModel model, Sampling asked) {
        ModelFamily family = model.family();
        refuseWhatNoneTakes(asked);
        boolean told = takes(family, asked.stop());
        boolean hotOnly = asked.temperature() != null && model.takesOneOfTemperatureAndTopP();
        return new ModelSampling(
                asked.maxTokens(),
                temperature(asked.temperature()),
                hotOnly ? null : asked.topP(),
                topK(family, asked.topK()),
                penalty("frequency_penalty", family, asked.frequencyPenalty()),
                penalty("presence_penalty", family, asked.presencePenalty()),
                asked.seed(),
                told ? asked.stop() : List.of(),
                told ? List.of() : asked.stop());
    }

    private static void refuseWhatNoneTakes(Sampling asked) {
        refuse("beams", asked.beams() != null && asked.beams() > 1);
        refuse("min_tokens", asked.minTokens() != null && asked.minTokens() > 0);
        refuse("no_repeat_ngram", asked.noRepeatNgram() != null && asked.noRepeatNgram() > 0);
        refuse(
                "repetition_penalty",
                asked.repetitionPenalty() != null && asked.repetitionPenalty() != 1);
    }

    private static void refuse(String field, boolean wanted) {
        if (wanted) {
            throw unsupported(field, "models of Bedrock know no '" + field + "'; leave it out");
        }
    }

    private static @Nullable Double temperature(@Nullable Double asked) {
        if (asked != null && asked > HIGHEST_TEMPERATURE) {
            throw unsupported(
                    "temperature",
                    "'temperature' is " + asked + "; a model of Bedrock takes 0 to 1");
        }
        return asked;
    }

    private static @Nullable Integer topK(ModelFamily family, @Nullable Integer asked) {
        if (asked == null || asked <= family.highestTopK()) {
            return asked;
        }
        throw unsupported(
                "top_k",
                family.highestTopK() == 0
                        ? "this model is not known to take 'top_k'; leave it out"
                        : "'top_k' is "
                                + asked
                                + "; this model takes 1 to "
                                + family.highestTopK());
    }

    private static @Nullable Double penalty(
            String field, ModelFamily family, @Nullable Double asked) {
        if (asked == null || asked == 0) {
            return null;
        }
        if (!family.knowsPenalties()) {
            throw unsupported(field, "this model knows no '" + field + "'; leave it out");
        }
        return asked;
    }

    /** A blank one no model takes. */
    private static boolean takes(ModelFamily family, List<String> stops) {
        return stops.size() <= family.mostStops() && stops.stream().noneMatch(String::isBlank);
    }

    private static InvalidRequest unsupported(String field, String message) {
        return new InvalidRequest(field, UNSUPPORTED, message);
    }
}

package dev.promptport.domain.completion;

import static dev.promptport.domain.failure.InvalidRequest.invalid;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the next token is chosen and when to stop. Null leaves a choice to the provider; values out
 * of range are refused with the name of the field.
 *
 * @param maxTokens most tokens to write, 1 or more
 * @param minTokens fewest tokens to write before the end is allowed
 * @param temperature 0 (always the likeliest) to 2
 * @param topP the share of probability to draw from, above 0 to 1
 * @param topK how many of the likeliest tokens to draw from, 1 or more
 * @param seed makes drawing repeatable where the provider can
 * @param beams hypotheses searched side by side, 1 to 16
 * @param lengthPenalty exponent of the length a beam's score is divided by, -10 to 10: above 0
 *     favours long answers
 * @param earlyStopping ends a beam search as soon as enough hypotheses are complete
 * @param repetitionPenalty divides the scores of tokens already written, above 0 to 10: above 1
 *     discourages
 * @param noRepeatNgram forbids any n-gram of that size to appear twice, 0 (off) to 32
 * @param frequencyPenalty -2 to 2, grows with each use of a token
 * @param presencePenalty -2 to 2, once a token was used
 * @param stop at most 16 texts that end the answer; they are not part of it
 */
public record Sampling(
        @Nullable Integer maxTokens,
        @Nullable Integer minTokens,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Long seed,
        @Nullable Integer beams,
        @Nullable Double lengthPenalty,
        @Nullable Boolean earlyStopping,
        @Nullable Double repetitionPenalty,
        @Nullable Integer noRepeatNgram,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        List<String> stop) {

    private static final int MOST_STOPS = 16;
    private static final int LONGEST_STOP = 256;

    public Sampling {
        stop = List.copyOf(stop);
        within("max_tokens", maxTokens, 1, Integer.MAX_VALUE);
        within("min_tokens", minTokens, 0, maxTokens == null ? Integer.MAX_VALUE : maxTokens);
        within("temperature", temperature, 0, 2);
        within("top_p", topP, Double.MIN_VALUE, 1);
        within("top_k", topK, 1, Integer.MAX_VALUE);
        within("beams", beams, 1, 16);
        within("length_penalty", lengthPenalty, -10, 10);
        within("repetition_penalty", repetitionPenalty, Double.MIN_VALUE, 10);
        within("no_repeat_ngram", noRepeatNgram, 0, 32);
        within("frequency_penalty", frequencyPenalty, -2, 2);
        within("presence_penalty", presencePenalty, -2, 2);
        if (stop.size() > MOST_STOPS) {
            throw invalid("stop", "at most " + MOST_STOPS + " stop sequences can be given");
        }
        if (stop.stream().anyMatch(s -> s.isEmpty() || s.length() > LONGEST_STOP)) {
            throw invalid("stop", "a stop sequence has 1 to " + LONGEST_STOP + " characters");
        }
    }

    /** Everything left to the provider. */
    public static final Sampling DEFAULT = builder().build();

    public static SamplingBuilder builder() {
        return new SamplingBuilder();
    }

    /** A builder that starts from these choices. */
    public SamplingBuilder toBuilder() {
        return builder()
                .maxTokens(maxTokens)
                .minTokens(minTokens)
                .temperature(temperature)
                .topP(topP)
                .topK(topK)
                .seed(seed)
                .beams(beams)
                .lengthPenalty(lengthPenalty)
                .earlyStopping(earlyStopping)
                .repetitionPenalty(repetitionPenalty)
                .noRepeatNgram(noRepeatNgram)
                .frequencyPenalty(frequencyPenalty)
                .presencePenalty(presencePenalty)
                .stop(stop);
    }

    private static void within(
            String field, @Nullable Number value, double lowest, double highest) {
        if (value != null && !(value.doubleValue() >= lowest && value.doubleValue() <= highest)) {
            throw invalid(
                    field,
                    "'" + field + "' is " + value + "; it has to be " + range(lowest, highest));
        }
    }

    private static String range(double lowest, double highest) {
        String from = lowest == Double.MIN_VALUE ? "above 0" : plain(lowest) + " or more";
        return highest >= Integer.MAX_VALUE ? from : from + " and at most " + plain(highest);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}

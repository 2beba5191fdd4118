package dev.promptport.inference.local.decoding;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.inference.local.t5.T5Config;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How to decode: what a {@link Sampling} asks for, in a T5's terms and with Hugging Face's
 * defaults.
 *
 * @param draw empty to take the likeliest token
 */
record DecodingPlan(
        int maxTokens,
        int beams,
        float lengthPenalty,
        boolean earlyStopping,
        List<ScoreFilter> filters,
        Optional<TokenDraw> draw,
        @Nullable Long seed) {

    private static final int DEFAULT_TOP_K = 50;

    DecodingPlan {
        filters = List.copyOf(filters);
    }

    /**
     * @param mostTokens when the sampling does not say
     * @throws InvalidRequest for a beam search that also draws
     */
    static DecodingPlan of(Sampling s, T5Config config, int mostTokens) {
        int beams = or(s.beams(), 1);
        Optional<TokenDraw> draw = draw(s);
        if (beams > 1 && draw.isPresent()) {
            throw new InvalidRequest(
                    "beams",
                    InvalidRequest.Reason.UNSUPPORTED,
                    "a beam search takes the likeliest tokens and cannot be combined with a temperature above 0");
        }
        return new DecodingPlan(
                or(s.maxTokens(), mostTokens),
                beams,
                or(s.lengthPenalty(), 1.0).floatValue(),
                s.earlyStopping() != null && s.earlyStopping(),
                filters(s, config),
                draw,
                s.seed());
    }

    private static Optional<TokenDraw> draw(Sampling s) {
        double temperature = or(s.temperature(), 0.0);
        return temperature == 0
                ? Optional.empty()
                : Optional.of(
                        new TokenDraw(temperature, or(s.topK(), DEFAULT_TOP_K), or(s.topP(), 1.0)));
    }

    private static List<ScoreFilter> filters(Sampling s, T5Config config) {
        List<ScoreFilter> filters = new ArrayList<>();
        double repetition = or(s.repetitionPenalty(), 1.0);
        if (repetition != 1) {
            filters.add(new RepetitionPenalty((float) repetition));
        }
        double frequency = or(s.frequencyPenalty(), 0.0);
        double presence = or(s.presencePenalty(), 0.0);
        if (frequency != 0 || presence != 0) {
            filters.add(new FrequencyPenalty((float) frequency, (float) presence));
        }
        int ngram = or(s.noRepeatNgram(), 0);
        if (ngram > 0) {
            filters.add(new NoRepeatNgram(ngram));
        }
        int least = or(s.minTokens(), 0);
        if (least > 0) {
            filters.add(new MinimumLength(least, config.end()));
        }
        return filters;
    }

    /** Whether every next token is simply the likeliest. */
    boolean plain() {
        return filters.isEmpty() && draw.isEmpty();
    }

    RandomGenerator random() {
        RandomGeneratorFactory<RandomGenerator> factory =
                RandomGeneratorFactory.of("Xoshiro256PlusPlus");
        return seed == null ? factory.create() : factory.create(seed);
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}

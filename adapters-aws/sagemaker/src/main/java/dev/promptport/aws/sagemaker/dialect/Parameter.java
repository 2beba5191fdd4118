package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.domain.completion.Sampling;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The choices of a {@link Sampling} that are numbers, less the one that decides whether to draw at
 * all. A value that changes nothing counts as not asked for: containers refuse some of them.
 */
enum Parameter {
    MAX_TOKENS(Sampling::maxTokens, Double.NaN),
    MIN_TOKENS(Sampling::minTokens, 0),
    TOP_P(Sampling::topP, 1),
    TOP_K(Sampling::topK, Double.NaN),
    // Containers take seeds of 0 and more: the sign is dropped, the same seed still draws the same.
    SEED(s -> s.seed() == null ? null : s.seed() & Long.MAX_VALUE, Double.NaN),
    BEAMS(Sampling::beams, 1),
    REPETITION_PENALTY(Sampling::repetitionPenalty, 1),
    NO_REPEAT_NGRAM(Sampling::noRepeatNgram, 0),
    FREQUENCY_PENALTY(Sampling::frequencyPenalty, 0),
    PRESENCE_PENALTY(Sampling::presencePenalty, 0);

    private final Function<Sampling, @Nullable Number> value;
    private final double neutral;

    Parameter(Function<Sampling, @Nullable Number> value, double neutral) {
        this.value = value;
        this.neutral = neutral;
    }

    Optional<Number> asked(Sampling sampling) {
        return Optional.ofNullable(value.apply(sampling))
                .filter(number -> number.doubleValue() != neutral);
    }

    /** As callers spell it. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.promptport.domain.completion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Collects the choices of a {@link Sampling}; what is not set, or set to null, is left to the
 * provider.
 */
public final class SamplingBuilder {

    private @Nullable Integer maxTokens;
    private @Nullable Integer minTokens;
    private @Nullable Double temperature;
    private @Nullable Double topP;
    private @Nullable Integer topK;
    private @Nullable Long seed;
    private @Nullable Integer beams;
    private @Nullable Double lengthPenalty;
    private @Nullable Boolean earlyStopping;
    private @Nullable Double repetitionPenalty;
    private @Nullable Integer noRepeatNgram;
    private @Nullable Double frequencyPenalty;
    private @Nullable Double presencePenalty;
    private List<String> stop = List.of();

    SamplingBuilder() {}

    public SamplingBuilder maxTokens(@Nullable Integer value) {
        maxTokens = value;
        return this;
    }

    public SamplingBuilder minTokens(@Nullable Integer value) {
        minTokens = value;
        return this;
    }

    public SamplingBuilder temperature(@Nullable Double value) {
        temperature = value;
        return this;
    }

    public SamplingBuilder topP(@Nullable Double value) {
        topP = value;
        return this;
    }

    public SamplingBuilder topK(@Nullable Integer value) {
        topK = value;
        return this;
    }

    public SamplingBuilder seed(@Nullable Long value) {
        seed = value;
        return this;
    }

    public SamplingBuilder beams(@Nullable Integer value) {
        beams = value;
        return this;
    }

    public SamplingBuilder lengthPenalty(@Nullable Double value) {
        lengthPenalty = value;
        return this;
    }

    public SamplingBuilder earlyStopping(@Nullable Boolean value) {
        earlyStopping = value;
        return this;
    }

    public SamplingBuilder repetitionPenalty(@Nullable Double value) {
        repetitionPenalty = value;
        return this;
    }

    public SamplingBuilder noRepeatNgram(@Nullable Integer value) {
        noRepeatNgram = value;
        return this;
    }

    public SamplingBuilder frequencyPenalty(@Nullable Double value) {
        frequencyPenalty = value;
        return this;
    }

    public SamplingBuilder presencePenalty(@Nullable Double value) {
        presencePenalty = value;
        return this;
    }

    public SamplingBuilder stop(List<String> value) {
        stop = value;
        return this;
    }

    /**
     * @throws dev.promptport.domain.failure.InvalidRequest naming the first field out of range
     */
    public Sampling build() {
        return new Sampling(
                maxTokens,
                minTokens,
                temperature,
                topP,
                topK,
                seed,
                beams,
                lengthPenalty,
                earlyStopping,
                repetitionPenalty,
                noRepeatNgram,
                frequencyPenalty,
                presencePenalty,
                stop);
    }
}

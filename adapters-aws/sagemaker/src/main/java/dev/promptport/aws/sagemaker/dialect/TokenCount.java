package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.domain.completion.TokenUsage;

import org.jspecify.annotations.Nullable;

/** Tokens as the container counts them, or else as they came, or else as estimated. */
final class TokenCount {

    private final @Nullable Integer mostOutput;
    private int input;
    private int cachedInput;
    private int seen;
    private @Nullable Integer output;

    TokenCount(int estimatedInput, @Nullable Integer mostOutput) {
        this.input = estimatedInput;
        this.mostOutput = mostOutput;
    }

    /** One came by itself. */
    void token() {
        seen++;
    }

    void input(int count) {
        input = count;
    }

    void cachedInput(int count) {
        cachedInput = count;
    }

    void output(int count) {
        output = count;
    }

    TokenUsage usage(String answer) {
        if (output != null) {
            return new TokenUsage(input, output, cachedInput);
        }
        return new TokenUsage(input, seen > 0 ? seen : estimated(answer), cachedInput);
    }

    private int estimated(String answer) {
        int estimate = TokenEstimate.of(answer);
        return mostOutput == null ? estimate : Math.min(estimate, mostOutput);
    }
}

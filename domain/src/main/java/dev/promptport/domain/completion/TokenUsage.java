package dev.promptport.domain.completion;

/**
 * Tokens read and written. {@code cachedInput} is the part of {@code input} served from a prompt
 * cache.
 */
public record TokenUsage(int input, int output, int cachedInput) {

    public static final TokenUsage NONE = of(0, 0);

    public TokenUsage {
        if (input < 0 || output < 0 || cachedInput < 0) {
            throw new IllegalArgumentException("token counts are not negative");
        }
    }

    public static TokenUsage of(int input, int output) {
        return new TokenUsage(input, output, 0);
    }

    public int total() {
        return Math.addExact(input, output);
    }

    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(
                input + other.input, output + other.output, cachedInput + other.cachedInput);
    }
}

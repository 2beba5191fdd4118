package dev.promptport.inference.openai.wire;

import java.util.regex.Pattern;

/**
 * What the most tokens to write are called: OpenAI renamed it, and other servers did not all
 * follow.
 */
public enum TokenLimit {
    /**
     * By the model's name: the new name for OpenAI's reasoning models, which refuse the old one.
     */
    BY_MODEL,
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS;

    private static final Pattern REASONING =
            Pattern.compile("(ft:)?([^/]+/)*(o\\d+|gpt-([5-9]|\\d\\d+))([-.:].*)?");

    String field(String model) {
        return switch (this) {
            case BY_MODEL ->
                    REASONING.matcher(model).matches() ? "max_completion_tokens" : "max_tokens";
            case MAX_TOKENS -> "max_tokens";
            case MAX_COMPLETION_TOKENS -> "max_completion_tokens";
        };
    }
}

package dev.promptport.domain.completion;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.regex.Pattern;

/**
 * A model by provider and name, written {@code provider:name}, as in {@code local:t5-mini} or
 * {@code bedrock:anthropic.claude-3-haiku-20240307-v1:0}. Only the first colon separates.
 */
public record ModelId(String provider, String name) {

    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int LONGEST_NAME = 2048;

    public ModelId {
        if (!PROVIDER.matcher(provider).matches()) {
            throw InvalidRequest.invalid(
                    "model", "a model's provider is lower-case letters, digits and dashes");
        }
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequest.invalid(
                    "model", "a model's name is 1 to " + LONGEST_NAME + " printable characters");
        }
    }

    /** Reads {@code provider:name}. */
    public static ModelId of(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw InvalidRequest.invalid(
                    "model", "a model is written provider:name, as in local:t5-mini");
        }
        return new ModelId(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return provider + ":" + name;
    }
}

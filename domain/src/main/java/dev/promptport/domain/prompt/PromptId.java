package dev.promptport.domain.prompt;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.regex.Pattern;

/** A prompt's name: lower-case words joined by dashes, safe in paths and addresses. */
public record PromptId(String value) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 64;

    public PromptId {
        if (value.length() > LONGEST || !SLUG.matcher(value).matches()) {
            throw InvalidRequest.invalid(
                    "prompt",
                    "a prompt's name is lower-case words joined by dashes, at most 64 characters");
        }
    }
}

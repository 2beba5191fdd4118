package dev.promptport.domain.tool;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.regex.Pattern;

/** A tool offered to a model. {@code parameters} is a JSON schema, as text, of type object. */
public record ToolDefinition(String name, String description, String parameters) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    public ToolDefinition {
        if (!NAME.matcher(name).matches()) {
            throw InvalidRequest.invalid(
                    "tools", "a tool's name is 1 to 64 letters, digits, dashes and underscores");
        }
    }
}

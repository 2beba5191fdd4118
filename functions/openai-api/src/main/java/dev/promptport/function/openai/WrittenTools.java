package dev.promptport.function.openai;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.function.http.json.JsonFields;

import java.util.List;
import java.util.Set;

/** Reads tools and the choice among them as OpenAI's clients write them. */
final class WrittenTools {

    private static final String CHOICE = "tool_choice";
    private static final String FUNCTION = "function";
    private static final List<String> TYPES = List.of(FUNCTION);
    private static final List<String> CHOICES = List.of("auto", "none", "required");
    private static final String NO_PARAMETERS = "{\"type\":\"object\",\"properties\":{}}";

    private WrittenTools() {}

    static List<ToolDefinition> read(JsonFields fields) {
        return fields.objects("tools").stream().map(WrittenTools::tool).toList();
    }

    static ToolChoice choice(JsonFields fields, List<ToolDefinition> tools) {
        ToolChoice choice = choice(fields);
        return switch (choice) {
            case ToolChoice.Auto _, ToolChoice.None _ -> choice;
            case ToolChoice.Required _ when !tools.isEmpty() -> choice;
            case ToolChoice.Named(String name)
                    when tools.stream().anyMatch(tool -> tool.name().equals(name)) ->
                    choice;
            case ToolChoice.Required _, ToolChoice.Named _ ->
                    throw InvalidRequest.invalid(
                            CHOICE, "'tool_choice' asks for a tool that 'tools' does not have");
        };
    }

    private static ToolChoice choice(JsonFields fields) {
        if (!fields.has(CHOICE)) {
            return ToolChoice.AUTO;
        }
        if (!fields.isText(CHOICE)) {
            JsonFields named = fields.object(CHOICE).only(Set.of("type", FUNCTION));
            named.choice("type", TYPES);
            return new ToolChoice.Named(
                    named.object(FUNCTION).only(Set.of("name")).requiredText("name"));
        }
        return switch (fields.choice(CHOICE, CHOICES)) {
            case "none" -> ToolChoice.NONE;
            case "required" -> ToolChoice.REQUIRED;
            default -> ToolChoice.AUTO;
        };
    }

    private static ToolDefinition tool(JsonFields fields) {
        fields.only(Set.of("type", FUNCTION)).choice("type", TYPES);
        JsonFields function =
                fields.object(FUNCTION).only(Set.of("name", "description", "parameters", "strict"));
        String description = function.text("description");
        String parameters = function.objectAsText("parameters");
        return new ToolDefinition(
                function.requiredText("name"),
                description == null ? "" : description,
                parameters == null ? NO_PARAMETERS : parameters);
    }
}

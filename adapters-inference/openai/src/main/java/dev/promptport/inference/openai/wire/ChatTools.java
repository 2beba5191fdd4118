package dev.promptport.inference.openai.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.inference.openai.json.Json;

import java.util.List;

/** The tools a model may call. */
final class ChatTools {

    private ChatTools() {}

    static void write(List<ToolDefinition> tools, ToolChoice choice, JsonObject body) {
        check(tools, choice);
        if (!tools.isEmpty()) {
            JsonArray definitions = new JsonArray();
            tools.forEach(tool -> definitions.add(definition(tool)));
            body.add("tools", definitions);
            body.add("tool_choice", choice(choice));
        }
    }

    private static void check(List<ToolDefinition> tools, ToolChoice choice) {
        boolean possible =
                switch (choice) {
                    case ToolChoice.Auto _, ToolChoice.None _ -> true;
                    case ToolChoice.Required _ -> !tools.isEmpty();
                    case ToolChoice.Named(String name) ->
                            tools.stream().anyMatch(tool -> tool.name().equals(name));
                };
        if (!possible) {
            throw InvalidRequest.invalid(
                    "tool_choice", "a tool has to be called that is not among 'tools'");
        }
    }

    private static JsonObject definition(ToolDefinition tool) {
        JsonObject function = new JsonObject();
        function.addProperty("name", tool.name());
        if (!tool.description().isEmpty()) {
            function.addProperty("description", tool.description());
        }
        function.add(
                "parameters",
                Json.object(tool.parameters())
                        .orElseThrow(
                                () ->
                                        InvalidRequest.invalid(
                                                "tools",
                                                "the parameters of the tool '"
                                                        + tool.name()
                                                        + "' are not a JSON object")));
        return function(function);
    }

    private static JsonElement choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Auto _ -> new JsonPrimitive("auto");
            case ToolChoice.None _ -> new JsonPrimitive("none");
            case ToolChoice.Required _ -> new JsonPrimitive("required");
            case ToolChoice.Named(var name) -> {
                JsonObject function = new JsonObject();
                function.addProperty("name", name);
                yield function(function);
            }
        };
    }

    private static JsonObject function(JsonObject function) {
        JsonObject tool = new JsonObject();
        tool.addProperty("type", "function");
        tool.add("function", function);
        return tool;
    }
}

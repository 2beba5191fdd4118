package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import java.util.List;

/** Tools as OpenAI writes them. */
final class ChatTools {

    private ChatTools() {}

    static JsonArray definitions(List<ToolDefinition> tools) {
        JsonArray definitions = new JsonArray();
        tools.forEach(tool -> definitions.add(definition(tool)));
        return definitions;
    }

    private static JsonObject definition(ToolDefinition tool) {
        JsonObject function = new JsonObject();
        function.addProperty("name", tool.name());
        function.addProperty("description", tool.description());
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

    static JsonElement choice(ToolChoice choice) {
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

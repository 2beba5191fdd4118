package dev.promptport.inference.openai.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.tool.ToolCall;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A message of the conversation. */
final class ChatMessage {

    private ChatMessage() {}

    static JsonObject of(Message message) {
        return switch (message) {
            case Message.System(var text) -> message("system", new JsonPrimitive(text));
            case Message.User(var parts) -> message("user", content(parts));
            case Message.Assistant(var text, var calls) -> assistant(text, calls);
            case Message.Tool(var result) -> {
                JsonObject tool = message("tool", new JsonPrimitive(result.content()));
                tool.addProperty("tool_call_id", result.callId());
                yield tool;
            }
        };
    }

    private static JsonObject message(String role, JsonElement content) {
        JsonObject message = new JsonObject();
        message.addProperty("role", role);
        message.add("content", content);
        return message;
    }

    private static JsonObject assistant(String text, List<ToolCall> calls) {
        boolean silent = text.isEmpty() && !calls.isEmpty();
        JsonObject assistant =
                message("assistant", silent ? JsonNull.INSTANCE : new JsonPrimitive(text));
        if (!calls.isEmpty()) {
            JsonArray toolCalls = new JsonArray();
            calls.forEach(call -> toolCalls.add(toolCall(call)));
            assistant.add("tool_calls", toolCalls);
        }
        return assistant;
    }

    private static JsonObject toolCall(ToolCall call) {
        JsonObject function = new JsonObject();
        function.addProperty("name", call.name());
        function.addProperty("arguments", call.arguments());
        JsonObject toolCall = new JsonObject();
        toolCall.addProperty("id", call.id());
        toolCall.addProperty("type", "function");
        toolCall.add("function", function);
        return toolCall;
    }

    /** A plain string without pictures: not every server takes a list of parts. */
    private static JsonElement content(List<Part> parts) {
        if (parts.stream().noneMatch(Part.Image.class::isInstance)) {
            return new JsonPrimitive(
                    parts.stream()
                            .map(part -> part instanceof Part.Text(var text) ? text : "")
                            .collect(Collectors.joining("\n")));
        }
        JsonArray content = new JsonArray();
        parts.forEach(part -> content.add(part(part)));
        return content;
    }

    private static JsonObject part(Part part) {
        JsonObject json = new JsonObject();
        switch (part) {
            case Part.Text(var text) -> {
                json.addProperty("type", "text");
                json.addProperty("text", text);
            }
            case Part.Image image -> {
                JsonObject url = new JsonObject();
                url.addProperty("url", dataUrl(image));
                json.addProperty("type", "image_url");
                json.add("image_url", url);
            }
        }
        return json;
    }

    private static String dataUrl(Part.Image image) {
        ByteBuffer base64 = Base64.getEncoder().encode(image.data());
        return "data:"
                + image.mediaType()
                + ";base64,"
                + StandardCharsets.ISO_8859_1.decode(base64);
    }
}

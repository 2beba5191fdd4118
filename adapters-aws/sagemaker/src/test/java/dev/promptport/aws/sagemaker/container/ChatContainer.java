package dev.promptport.aws.sagemaker.container;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A container that speaks OpenAI's chat completions. */
final class ChatContainer implements Container {

    @Override
    public Story story(JsonObject request) {
        return Story.told(request.get("max_tokens").getAsInt(), stops(request));
    }

    @Override
    public String whole(JsonObject request, Story story) {
        JsonObject message = new JsonObject();
        message.addProperty("role", "assistant");
        message.addProperty("content", story.textBefore(stops(request)));
        JsonObject completion = chunk("message", message, reason(story));
        completion.add("usage", usage(request, story));
        return completion.toString();
    }

    @Override
    public String token(String token) {
        JsonObject delta = new JsonObject();
        delta.addProperty("content", token);
        return line(chunk("delta", delta, null));
    }

    @Override
    public List<String> end(JsonObject request, Story story) {
        JsonObject usage = new JsonObject();
        usage.add("choices", new JsonArray());
        usage.add("usage", usage(request, story));
        return List.of(
                line(chunk("delta", new JsonObject(), reason(story))),
                line(usage),
                "data: [DONE]\n\n");
    }

    private static String line(JsonObject event) {
        return "data: " + event + "\n\n";
    }

    private static JsonObject chunk(String kind, JsonObject said, @Nullable String reason) {
        JsonObject choice = new JsonObject();
        choice.addProperty("index", 0);
        choice.add(kind, said);
        choice.addProperty("finish_reason", reason);
        JsonArray choices = new JsonArray();
        choices.add(choice);
        JsonObject chunk = new JsonObject();
        chunk.addProperty("id", "chatcmpl-1");
        chunk.add("choices", choices);
        return chunk;
    }

    private static String reason(Story story) {
        return story.reason().equals("length") ? "length" : "stop";
    }

    private static JsonObject usage(JsonObject request, Story story) {
        int characters = 0;
        for (JsonElement message : request.getAsJsonArray("messages")) {
            characters += message.getAsJsonObject().get("content").getAsString().length();
        }
        JsonObject usage = new JsonObject();
        usage.addProperty("prompt_tokens", Math.ceilDiv(characters, Story.CHARACTERS_PER_TOKEN));
        usage.addProperty("completion_tokens", story.tokens().size());
        return usage;
    }

    private static List<String> stops(JsonObject request) {
        List<String> stops = new ArrayList<>();
        if (request.has("stop")) {
            request.getAsJsonArray("stop").forEach(stop -> stops.add(stop.getAsString()));
        }
        return stops;
    }
}

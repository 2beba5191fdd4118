package dev.promptport.inference.openai.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.promptport.domain.completion.CompletionRequest;

import java.nio.charset.StandardCharsets;

/** The body of a request. */
public final class ChatRequest {

    private ChatRequest() {}

    /**
     * JSON in UTF-8.
     *
     * @throws dev.promptport.domain.failure.InvalidRequest naming what the protocol has no place
     *     for
     */
    public static byte[] body(CompletionRequest request, TokenLimit limit, boolean stream) {
        JsonObject body = new JsonObject();
        String model = request.model().name();
        body.addProperty("model", model);
        JsonArray messages = new JsonArray();
        request.messages().forEach(message -> messages.add(ChatMessage.of(message)));
        body.add("messages", messages);
        SamplingFields.write(request.sampling(), limit.field(model), body);
        ChatTools.write(request.tools(), request.toolChoice(), body);
        if (stream) {
            body.addProperty("stream", true);
            JsonObject options = new JsonObject();
            options.addProperty("include_usage", true);
            body.add("stream_options", options);
        }
        // Not Gson's own toJson, which drops the nulls in the schemas of tools.
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Sampling;

import java.util.Map;

/** The body of containers that speak OpenAI's chat completions. */
final class ChatRequest {

    private static final ParameterNames NAMES =
            new ParameterNames(
                    Map.of(
                            Parameter.MAX_TOKENS, "max_tokens",
                            Parameter.TOP_P, "top_p",
                            Parameter.SEED, "seed",
                            Parameter.FREQUENCY_PENALTY, "frequency_penalty",
                            Parameter.PRESENCE_PENALTY, "presence_penalty"));

    private ChatRequest() {}

    static JsonObject body(CompletionRequest request, boolean stream) {
        JsonObject body = new JsonObject();
        JsonArray messages = new JsonArray();
        request.messages().forEach(message -> messages.add(ChatMessage.of(message)));
        body.add("messages", messages);
        Sampling sampling = request.sampling();
        NAMES.write(sampling, body);
        if (sampling.temperature() != null) {
            body.addProperty("temperature", sampling.temperature());
        }
        ParameterNames.writeStops(sampling, "stop", body);
        if (!request.tools().isEmpty()) {
            body.add("tools", ChatTools.definitions(request.tools()));
            body.add("tool_choice", ChatTools.choice(request.toolChoice()));
        }
        if (stream) {
            body.addProperty("stream", true);
            JsonObject options = new JsonObject();
            options.addProperty("include_usage", true);
            body.add("stream_options", options);
        }
        return body;
    }
}

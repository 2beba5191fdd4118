package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.aws.sagemaker.json.Json;

import java.util.Optional;

/** Reads a chat completion of OpenAI's form, or a chunk of one. */
final class ChatReader {

    private ChatReader() {}

    static void read(JsonObject completion, GrowingAnswer into) {
        JsonArray choices = Json.array(completion, "choices").orElseThrow(AnswerReader::unknown);
        if (!choices.isEmpty()) {
            if (!(choices.get(0) instanceof JsonObject choice)) {
                throw AnswerReader.unknown();
            }
            choice(choice, into);
        }
        Json.object(completion, "usage").ifPresent(usage -> usage(usage, into));
    }

    private static void choice(JsonObject choice, GrowingAnswer into) {
        Optional<JsonObject> message = Json.object(choice, "message");
        message.or(() -> Json.object(choice, "delta"))
                .ifPresent(
                        said -> {
                            into.text(content(said));
                            toolCalls(said.get("tool_calls"), into);
                        });
        Optional<String> text = Json.text(choice, "text");
        text.ifPresent(into::text);
        Json.text(choice, "finish_reason").ifPresent(into::finish);
        if (message.isPresent()) {
            into.end();
        }
    }

    private static String content(JsonObject message) {
        return Json.text(message, "content")
                .orElseGet(() -> Json.array(message, "content").map(ChatReader::parts).orElse(""));
    }

    private static String parts(JsonArray parts) {
        StringBuilder text = new StringBuilder();
        for (JsonElement part : parts) {
            if (part instanceof JsonObject object) {
                text.append(Json.text(object, "text").orElse(""));
            }
        }
        return text.toString();
    }

    /** TGI streams a single call without the list around it. */
    private static void toolCalls(JsonElement calls, GrowingAnswer into) {
        switch (calls) {
            case JsonObject call -> into.toolCall(0, call);
            case JsonArray list -> {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof JsonObject call) {
                        into.toolCall(i, call);
                    }
                }
            }
            case null, default -> {}
        }
    }

    private static void usage(JsonObject usage, GrowingAnswer into) {
        Json.count(usage, "prompt_tokens").ifPresent(into::input);
        Json.count(usage, "completion_tokens").ifPresent(into::output);
        Json.object(usage, "prompt_tokens_details")
                .ifPresent(
                        details ->
                                Json.count(details, "cached_tokens").ifPresent(into::cachedInput));
    }
}

package dev.promptport.inference.openai.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.inference.openai.json.Json;

import org.jspecify.annotations.Nullable;

/** Reads a chat completion, or a chunk of one. */
final class ChatReader {

    private ChatReader() {}

    static void read(JsonObject completion, GrowingAnswer into) {
        JsonArray choices = Json.array(completion, "choices").orElseThrow(ChatReader::unknown);
        Json.text(completion, "model").ifPresent(into::model);
        Json.object(completion, "usage").map(ChatReader::usage).ifPresent(into::usage);
        if (!choices.isEmpty()) {
            if (!(choices.get(0) instanceof JsonObject choice)) {
                throw unknown();
            }
            choice(choice, into);
        }
    }

    private static void choice(JsonObject choice, GrowingAnswer into) {
        Json.object(choice, "message")
                .or(() -> Json.object(choice, "delta"))
                .ifPresent(
                        said -> {
                            into.text(content(said));
                            into.text(Json.text(said, "refusal").orElse(""));
                            toolCalls(said.get("tool_calls"), into);
                        });
        Json.text(choice, "finish_reason").map(ChatReader::reason).ifPresent(into::finish);
    }

    private static String content(JsonObject said) {
        return Json.text(said, "content")
                .orElseGet(() -> Json.array(said, "content").map(ChatReader::parts).orElse(""));
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

    private static void toolCalls(@Nullable JsonElement calls, GrowingAnswer into) {
        if (calls instanceof JsonArray list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof JsonObject call) {
                    into.toolCall(i, call);
                }
            }
        }
    }

    /** A word of a server's own is taken for the usual one. */
    private static FinishReason reason(String word) {
        return switch (word) {
            case "length" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "error", "abort" ->
                    throw new BadUpstreamAnswer(
                            "the model failed in the middle of its answer; try again");
            default -> FinishReason.STOP;
        };
    }

    private static TokenUsage usage(JsonObject usage) {
        return new TokenUsage(
                Json.count(usage, "prompt_tokens").orElse(0),
                Json.count(usage, "completion_tokens").orElse(0),
                Json.object(usage, "prompt_tokens_details").stream()
                        .flatMapToInt(details -> Json.count(details, "cached_tokens").stream())
                        .findFirst()
                        .orElse(0));
    }

    static BadUpstreamAnswer unknown() {
        return new BadUpstreamAnswer("the model's endpoint answered something that is no answer");
    }
}

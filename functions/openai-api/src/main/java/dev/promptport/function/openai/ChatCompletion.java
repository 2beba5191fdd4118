package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.FinishReason;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A whole answer, as OpenAI's clients read it.
 *
 * @param created in seconds since 1970
 * @param requestMetaData what the reference adds; absent elsewhere
 */
@Serdeable
public record ChatCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        ChatUsage usage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("request_meta_data")
                @Nullable RequestMetaData requestMetaData) {

    /** The one answer there is. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Choice(
            int index,
            Reply message,
            @Nullable Object logprobs,
            @JsonProperty("finish_reason") String finishReason) {}

    /** What the model said; without a content when it only calls tools. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Reply(
            String role,
            @Nullable String content,
            @Nullable String refusal,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("tool_calls")
                    List<ChatToolCall> toolCalls) {}

    /** OpenAI's form of the answer. */
    public static ChatCompletion of(Completion completion) {
        return of(completion, null);
    }

    /** The reference's form of it, when there is something to say of the request. */
    public static ChatCompletion of(
            Completion completion, @Nullable RequestMetaData requestMetaData) {
        List<ChatToolCall> calls = completion.toolCalls().stream().map(ChatToolCall::of).toList();
        String content = completion.text().isEmpty() && !calls.isEmpty() ? null : completion.text();
        return new ChatCompletion(
                newId(),
                "chat.completion",
                now(),
                ModelName.of(completion.model()),
                List.of(
                        new Choice(
                                0,
                                new Reply("assistant", content, null, calls),
                                null,
                                reason(completion.finishReason()))),
                ChatUsage.of(completion.usage()),
                requestMetaData);
    }

    static String newId() {
        return "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    static String reason(FinishReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}

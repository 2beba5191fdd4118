package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A piece of a streamed answer, as OpenAI's clients read it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ChatCompletionChunk(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ChatUsage usage) {

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Choice(
            int index,
            Piece delta,
            @Nullable Object logprobs,
            @JsonProperty("finish_reason") @Nullable String finishReason) {}

    /** What is new; empty at the end. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Piece(
            @Nullable String role,
            @Nullable String content,
            @JsonProperty("tool_calls") @Nullable List<CallPiece> toolCalls) {}

    /** A piece of a tool call; only the first of an index has id, type and name. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallPiece(
            int index, @Nullable String id, @Nullable String type, FunctionPiece function) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FunctionPiece(@Nullable String name, String arguments) {}
}

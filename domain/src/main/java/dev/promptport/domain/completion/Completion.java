package dev.promptport.domain.completion;

import dev.promptport.domain.tool.ToolCall;

import java.util.List;

/**
 * A model's answer. {@code model} is the one that answered, which may be more exact than the one
 * asked.
 */
public record Completion(
        String text,
        List<ToolCall> toolCalls,
        FinishReason finishReason,
        TokenUsage usage,
        ModelId model) {

    public Completion {
        toolCalls = List.copyOf(toolCalls);
    }

    /** The same answer at another cost. */
    public Completion withUsage(TokenUsage other) {
        return new Completion(text, toolCalls, finishReason, other, model);
    }
}

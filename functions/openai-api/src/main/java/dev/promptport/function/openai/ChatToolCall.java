package dev.promptport.function.openai;

import dev.promptport.domain.tool.ToolCall;

import io.micronaut.serde.annotation.Serdeable;

/** A call of a tool, as OpenAI's clients read it. */
@Serdeable
public record ChatToolCall(String id, String type, Function function) {

    /** The function to call; its arguments are JSON as the model wrote it. */
    @Serdeable
    public record Function(String name, String arguments) {}

    static ChatToolCall of(ToolCall call) {
        return new ChatToolCall(call.id(), "function", new Function(call.name(), call.arguments()));
    }
}

package dev.promptport.domain.completion;

import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

import java.util.List;

/** One turn of a conversation. */
public sealed interface Message {

    /** Instructions that stand above the conversation. */
    record System(String text) implements Message {}

    /** What the user says, in text and pictures. */
    record User(List<Part> parts) implements Message {
        public User {
            parts = List.copyOf(parts);
        }
    }

    /** What the model said; its text may be empty when it called tools. */
    record Assistant(String text, List<ToolCall> toolCalls) implements Message {
        public Assistant {
            toolCalls = List.copyOf(toolCalls);
        }
    }

    /** What a tool answered to a call of the assistant. */
    record Tool(ToolResult result) implements Message {}

    static Message system(String text) {
        return new System(text);
    }

    static Message user(String text) {
        return new User(List.of(new Part.Text(text)));
    }

    static Message assistant(String text) {
        return new Assistant(text, List.of());
    }
}

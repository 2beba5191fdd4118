package dev.promptport.function.openai;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;
import dev.promptport.function.http.json.JsonFields;

import java.util.List;
import java.util.Set;

/** Reads the messages of a conversation as OpenAI's clients write them. */
final class WrittenMessages {

    private static final String CONTENT = "content";
    private static final String TOOL_CALLS = "tool_calls";
    private static final String TOOL_CALL_ID = "tool_call_id";
    private static final List<String> ROLES =
            List.of("system", "developer", "user", "assistant", "tool");

    private static final Set<String> SAID = Set.of("role", CONTENT, "name");
    private static final Set<String> ANSWERED =
            Set.of(
                    "role",
                    CONTENT,
                    "name",
                    TOOL_CALLS,
                    "refusal",
                    "function_call",
                    "audio",
                    "annotations");
    private static final Set<String> FOUND = Set.of("role", CONTENT, "name", TOOL_CALL_ID);

    private WrittenMessages() {}

    static List<Message> read(List<JsonFields> messages) {
        return messages.stream().map(WrittenMessages::message).toList();
    }

    private static Message message(JsonFields fields) {
        return switch (fields.choice("role", ROLES)) {
            case "user" -> new Message.User(WrittenContent.parts(fields.only(SAID), CONTENT));
            case "assistant" -> assistant(fields.only(ANSWERED));
            case "tool" -> tool(fields.only(FOUND));
            default -> Message.system(WrittenContent.text(fields.only(SAID), CONTENT));
        };
    }

    private static Message assistant(JsonFields fields) {
        for (String replaced : List.of("function_call", "audio")) {
            if (fields.has(replaced)) {
                throw OtherFields.unsupported(
                        fields.path(replaced), "write 'tool_calls' and 'content' instead");
            }
        }
        List<ToolCall> calls =
                fields.objects(TOOL_CALLS).stream().map(WrittenMessages::call).toList();
        if (!fields.has(CONTENT) && calls.isEmpty()) {
            throw InvalidRequest.missing(fields.path(CONTENT));
        }
        String text = fields.has(CONTENT) ? WrittenContent.text(fields, CONTENT) : "";
        return new Message.Assistant(text, calls);
    }

    private static ToolCall call(JsonFields fields) {
        fields.only(Set.of("id", "type", "function", "index"));
        JsonFields function = fields.object("function").only(Set.of("name", "arguments"));
        String arguments = function.text("arguments");
        return new ToolCall(
                fields.requiredText("id"),
                function.requiredText("name"),
                arguments == null ? "" : arguments);
    }

    private static Message tool(JsonFields fields) {
        return new Message.Tool(
                new ToolResult(
                        fields.requiredText(TOOL_CALL_ID),
                        WrittenContent.text(fields, CONTENT),
                        false));
    }
}

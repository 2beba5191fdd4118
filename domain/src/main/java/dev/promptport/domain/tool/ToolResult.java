package dev.promptport.domain.tool;

/**
 * What a tool answered to the call {@code callId}: text or JSON text. Errors are answers too: the
 * model reads them.
 */
public record ToolResult(String callId, String content, boolean error) {

    public static ToolResult of(ToolCall call, String content) {
        return new ToolResult(call.id(), content, false);
    }

    public static ToolResult error(ToolCall call, String message) {
        return new ToolResult(call.id(), message, true);
    }
}

package dev.promptport.domain.tool;

/** One tool: what a model is told of it, and what it does. */
public interface Tool {

    ToolDefinition definition();

    /** Whatever goes wrong is an error result for the model to read, not a throw. */
    ToolResult call(ToolCall call);
}

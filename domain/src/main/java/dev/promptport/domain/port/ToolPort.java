package dev.promptport.domain.port;

import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import java.util.List;

/** Tools a model may call. */
public interface ToolPort {

    /** What can be called here. */
    List<ToolDefinition> definitions();

    /**
     * Calls one; whatever goes wrong is an error result for the model to read, not a throw.
     * Interrupting the calling thread ends the call soon.
     */
    ToolResult call(ToolCall call);
}

package dev.promptport.domain.usecase;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.Tool;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tools of a port and single ones, as one port. */
public final class ToolSet implements ToolPort {

    private final List<ToolDefinition> definitions = new ArrayList<>();
    private final Map<String, Function<ToolCall, ToolResult>> calls = new HashMap<>();

    /**
     * @throws Misconfigured when two tools have the same name
     */
    public ToolSet(ToolPort port, List<? extends Tool> tools) {
        port.definitions().forEach(definition -> add(definition, port::call));
        tools.forEach(tool -> add(tool.definition(), tool::call));
    }

    @Override
    public List<ToolDefinition> definitions() {
        return List.copyOf(definitions);
    }

    @Override
    public ToolResult call(ToolCall call) {
        Function<ToolCall, ToolResult> tool = calls.get(call.name());
        return tool == null
                ? ToolResult.error(call, "there is no tool of that name")
                : tool.apply(call);
    }

    private void add(ToolDefinition definition, Function<ToolCall, ToolResult> call) {
        if (calls.put(definition.name(), call) != null) {
            throw new Misconfigured(
                    "two tools are named '" + definition.name() + "'; rename one of them");
        }
        definitions.add(definition);
    }
}

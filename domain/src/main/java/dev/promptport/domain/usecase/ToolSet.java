package dev.promptport.domain.usecase;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several places of tools as one. */
public final class ToolSet implements ToolPort {

    private final List<ToolDefinition> definitions;
    private final Map<String, ToolPort> places = new LinkedHashMap<>();

    /**
     * @throws Misconfigured when two tools have the same name
     */
    public ToolSet(List<? extends ToolPort> tools) {
        definitions = tools.stream().flatMap(place -> place.definitions().stream()).toList();
        tools.forEach(place -> place.definitions().forEach(tool -> put(tool.name(), place)));
    }

    @Override
    public List<ToolDefinition> definitions() {
        return definitions;
    }

    @Override
    public ToolResult call(ToolCall call) {
        ToolPort place = places.get(call.name());
        return place == null
                ? ToolResult.error(call, "there is no tool of that name")
                : place.call(call);
    }

    private void put(String name, ToolPort place) {
        if (places.put(name, place) != null) {
            throw new Misconfigured("two tools are named '" + name + "'; rename one of them");
        }
    }
}

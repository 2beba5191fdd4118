package dev.promptport.domain.fake;

import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.Tool;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Tools that do what a test says with the text of their arguments. Remembers its calls. */
public final class ScriptedTools implements ToolPort {

    private final Map<String, UnaryOperator<String>> tools = new ConcurrentSkipListMap<>();
    private final List<ToolCall> calls = new CopyOnWriteArrayList<>();

    /**
     * Adds a tool. What it throws is thrown by {@link #call} too, as by an adapter with a mistake
     * in it.
     */
    public ScriptedTools tool(String name, UnaryOperator<String> behaviour) {
        tools.put(name, behaviour);
        return this;
    }

    /** What was called so far; calls made at once in any order. */
    public List<ToolCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public List<ToolDefinition> definitions() {
        return tools.keySet().stream()
                .map(name -> new ToolDefinition(name, "The tool " + name, "{\"type\":\"object\"}"))
                .toList();
    }

    @Override
    public ToolResult call(ToolCall call) {
        calls.add(call);
        UnaryOperator<String> behaviour = tools.get(call.name());
        if (behaviour == null) {
            return ToolResult.error(call, "there is no tool of that name");
        }
        if (!call.arguments().startsWith("{") || !call.arguments().endsWith("}")) {
            return ToolResult.error(call, "the arguments have to be a JSON object");
        }
        return ToolResult.of(call, behaviour.apply(call.arguments()));
    }

    /** The one tool there is. */
    public Tool single() {
        return new Tool() {
            @Override
            public ToolDefinition definition() {
                return definitions().getFirst();
            }

            @Override
            public ToolResult call(ToolCall call) {
                return ScriptedTools.this.call(call);
            }
        };
    }
}

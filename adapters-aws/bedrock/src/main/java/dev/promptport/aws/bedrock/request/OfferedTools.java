package dev.promptport.aws.bedrock.request;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import java.util.List;

/** The tools a model is told of, none at all being the usual case, and how it may use them. */
public record OfferedTools(List<ToolDefinition> definitions, ToolChoice choice) {

    private static final String ANY_OBJECT = "{\"type\":\"object\"}";

    public OfferedTools {
        definitions = List.copyOf(definitions);
    }

    static OfferedTools of(CompletionRequest request, Conversation conversation) {
        check(request.toolChoice(), request.tools());
        return new OfferedTools(definitions(request, conversation), request.toolChoice());
    }

    /**
     * A conversation that holds calls is refused unless their tools are defined, so where the
     * request defines none their names have to do; where no tool may be called and none was, none
     * is offered.
     */
    private static List<ToolDefinition> definitions(
            CompletionRequest request, Conversation conversation) {
        List<ToolCall> calls = conversation.calls();
        if (request.tools().isEmpty()) {
            return calls.stream()
                    .map(ToolCall::name)
                    .distinct()
                    .map(name -> new ToolDefinition(name, "", ANY_OBJECT))
                    .toList();
        }
        return request.toolChoice() instanceof ToolChoice.None && calls.isEmpty()
                ? List.of()
                : request.tools();
    }

    private static void check(ToolChoice choice, List<ToolDefinition> tools) {
        boolean possible =
                switch (choice) {
                    case ToolChoice.Auto _, ToolChoice.None _ -> true;
                    case ToolChoice.Required _ -> !tools.isEmpty();
                    case ToolChoice.Named(String name) ->
                            tools.stream().anyMatch(tool -> tool.name().equals(name));
                };
        if (!possible) {
            throw InvalidRequest.invalid(
                    "tool_choice", "a tool has to be called that is not among 'tools'");
        }
    }
}

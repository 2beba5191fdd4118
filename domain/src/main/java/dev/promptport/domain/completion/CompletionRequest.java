package dev.promptport.domain.completion;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import java.util.List;

/**
 * What a model is asked: a conversation of at least one message, the tools it may call, how to
 * sample and until when.
 */
public record CompletionRequest(
        ModelId model,
        List<Message> messages,
        List<ToolDefinition> tools,
        ToolChoice toolChoice,
        Sampling sampling,
        Deadline deadline) {

    public CompletionRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw InvalidRequest.missing("messages");
        }
        if (tools.stream().map(ToolDefinition::name).distinct().count() < tools.size()) {
            throw InvalidRequest.invalid("tools", "two tools have the same name");
        }
    }

    /** One user message without tools. */
    public static CompletionRequest of(
            ModelId model, String prompt, Sampling sampling, Deadline deadline) {
        return new CompletionRequest(
                model,
                List.of(Message.user(prompt)),
                List.of(),
                ToolChoice.AUTO,
                sampling,
                deadline);
    }

    /** The same request to another model. */
    public CompletionRequest withModel(ModelId other) {
        return new CompletionRequest(other, messages, tools, toolChoice, sampling, deadline);
    }

    /** The same request with other tools. */
    public CompletionRequest withTools(List<ToolDefinition> other, ToolChoice choice) {
        return new CompletionRequest(model, messages, other, choice, sampling, deadline);
    }

    /** The same request, sampled otherwise. */
    public CompletionRequest withSampling(Sampling other) {
        return new CompletionRequest(model, messages, tools, toolChoice, other, deadline);
    }

    /** The same request with another conversation. */
    public CompletionRequest withMessages(List<Message> other) {
        return new CompletionRequest(model, other, tools, toolChoice, sampling, deadline);
    }
}

package dev.promptport.function.openai;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.function.http.json.WrittenFields;

import java.util.List;
import java.util.Optional;

/**
 * A body of OpenAI's chat API in the domain's terms.
 *
 * @param model empty when the caller names none
 * @param messages one or more
 * @param inputText the reference's {@code input_text} if it was given; the messages hold it already
 * @param written turns names of the domain into the caller's
 */
public record ChatBody(
        Optional<ModelId> model,
        List<Message> messages,
        List<ToolDefinition> tools,
        ToolChoice toolChoice,
        Sampling sampling,
        StreamOptions stream,
        Optional<String> inputText,
        WrittenFields written) {

    public ChatBody {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** The request, put to {@code otherwise} when the caller names no model. */
    public CompletionRequest request(ModelId otherwise, Deadline deadline) {
        return written.asWritten(
                () ->
                        new CompletionRequest(
                                model.orElse(otherwise),
                                messages,
                                tools,
                                toolChoice,
                                sampling,
                                deadline));
    }
}

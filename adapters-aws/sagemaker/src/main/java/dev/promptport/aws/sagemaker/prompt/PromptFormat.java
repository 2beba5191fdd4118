package dev.promptport.aws.sagemaker.prompt;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;

import java.util.List;

/**
 * How prompts are written for one endpoint.
 *
 * @param raw whether a request of one user message and nothing else is passed on as it is, for
 *     callers that write the model's marks themselves; conversations are written in the style all
 *     the same
 */
public record PromptFormat(PromptStyle style, boolean raw) {

    public static PromptFormat of(PromptStyle style) {
        return new PromptFormat(style, false);
    }

    public static PromptFormat raw(PromptStyle style) {
        return new PromptFormat(style, true);
    }

    /**
     * @throws InvalidRequest for tools, pictures, and when nothing is said
     */
    public String prompt(CompletionRequest request) {
        if (!request.tools().isEmpty()) {
            throw Conversation.noTools();
        }
        List<Message> messages = request.messages();
        Conversation conversation = Conversation.of(messages);
        return raw && messages.size() == 1 && messages.getFirst() instanceof Message.User user
                ? Conversation.text(user)
                : style.prompt(conversation);
    }
}

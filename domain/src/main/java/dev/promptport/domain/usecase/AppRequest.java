package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.prompt.PromptId;

import java.util.List;

/** What an app is asked: the user's input, after what the two have said before. */
public record AppRequest(PromptId app, String input, List<Message> history, Deadline deadline) {

    public AppRequest {
        history = List.copyOf(history);
        if (input.isBlank()) {
            throw InvalidRequest.missing("input");
        }
        // An app's instructions are its own: a caller that could add some would turn it into
        // another app.
        if (!history.stream().allMatch(AppRequest::isSpoken)) {
            throw InvalidRequest.invalid(
                    "history", "a history holds what the user and the assistant said, no more");
        }
    }

    private static boolean isSpoken(Message message) {
        return switch (message) {
            case Message.User _, Message.Assistant _ -> true;
            case Message.System _, Message.Tool _ -> false;
        };
    }
}

package dev.promptport.inference.local;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import java.util.stream.Collectors;

/**
 * A conversation as the one text that a T5 reads: its messages in order, a line break between them.
 */
final class T5Prompt {

    private T5Prompt() {}

    /**
     * @throws InvalidRequest for tools, pictures and a text that is blank
     */
    static String of(CompletionRequest request) {
        if (!request.tools().isEmpty()) {
            throw new InvalidRequest("tools", Reason.UNSUPPORTED, "a T5 model cannot call tools");
        }
        String text =
                request.messages().stream().map(T5Prompt::text).collect(Collectors.joining("\n"));
        if (text.isBlank()) {
            throw InvalidRequest.missing("prompt");
        }
        return text;
    }

    private static String text(Message message) {
        return switch (message) {
            case Message.System system -> system.text();
            case Message.User user ->
                    user.parts().stream().map(T5Prompt::text).collect(Collectors.joining("\n"));
            case Message.Assistant assistant -> assistant.text();
            case Message.Tool tool -> tool.result().content();
        };
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text text -> text.text();
            case Part.Image _ ->
                    throw new InvalidRequest(
                            "messages", Reason.UNSUPPORTED, "a T5 model cannot see pictures");
        };
    }
}

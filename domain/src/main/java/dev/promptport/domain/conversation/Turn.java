package dev.promptport.domain.conversation;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import java.util.List;
import java.util.stream.Collectors;

/** What one of the two said. A memory holds text: no instructions, pictures or calls of tools. */
public record Turn(Speaker speaker, String text) {

    /** Whose turn it was. */
    public enum Speaker {
        USER,
        ASSISTANT
    }

    public static Turn user(String text) {
        return new Turn(Speaker.USER, text);
    }

    public static Turn assistant(String text) {
        return new Turn(Speaker.ASSISTANT, text);
    }

    /**
     * The turn that a message is.
     *
     * @throws InvalidRequest naming {@code messages} when it is more than text, or not of the two
     */
    public static Turn of(Message message) {
        return switch (message) {
            case Message.User(var parts) -> user(text(parts));
            case Message.Assistant(var text, var calls) when calls.isEmpty() -> assistant(text);
            case Message.Assistant _, Message.Tool _ -> throw unsupported("calls of tools");
            case Message.System _ -> throw unsupported("instructions");
        };
    }

    public Message message() {
        return switch (speaker) {
            case USER -> Message.user(text);
            case ASSISTANT -> Message.assistant(text);
        };
    }

    private static String text(List<Part> parts) {
        return parts.stream().map(Turn::text).collect(Collectors.joining("\n"));
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text;
            case Part.Image _ -> throw unsupported("pictures");
        };
    }

    private static InvalidRequest unsupported(String what) {
        return new InvalidRequest(
                "messages",
                Reason.UNSUPPORTED,
                "a memory holds the text that the user and the assistant said, no " + what);
    }
}

package dev.promptport.aws.sagemaker.prompt;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages as turns: what the user says and what the assistant answers, either of them possibly
 * empty. Messages of one side that follow each other are one.
 */
record Conversation(String system, List<Turn> turns) {

    record Turn(String user, String assistant) {}

    Conversation {
        turns = List.copyOf(turns);
    }

    /**
     * @throws InvalidRequest for pictures, tools' calls and results, and when nothing is said
     */
    static Conversation of(List<Message> messages) {
        String system = "";
        List<Turn> turns = new ArrayList<>();
        for (Message message : messages) {
            switch (message) {
                case Message.System(var text) -> system = joined(system, text);
                case Message.User user -> addUser(turns, text(user));
                case Message.Assistant(var text, var calls) -> {
                    if (!calls.isEmpty()) {
                        throw noTools();
                    }
                    addAssistant(turns, text);
                }
                case Message.Tool _ -> throw noTools();
            }
        }
        if (turns.isEmpty()) {
            turns.add(new Turn("", ""));
        }
        return new Conversation(system, turns).ensureSomethingIsSaid();
    }

    /** The text of a user's message. */
    static String text(Message.User user) {
        return user.parts().stream().map(Conversation::text).collect(Collectors.joining("\n"));
    }

    static InvalidRequest noTools() {
        return new InvalidRequest(
                "tools",
                Reason.UNSUPPORTED,
                "the container of this endpoint takes no tools; use an endpoint of the messages dialect");
    }

    private static void addUser(List<Turn> turns, String text) {
        if (turns.isEmpty() || !turns.getLast().assistant().isEmpty()) {
            turns.add(new Turn(text, ""));
        } else {
            turns.add(new Turn(joined(turns.removeLast().user(), text), ""));
        }
    }

    private static void addAssistant(List<Turn> turns, String text) {
        Turn last = turns.isEmpty() ? new Turn("", "") : turns.removeLast();
        turns.add(new Turn(last.user(), joined(last.assistant(), text)));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n" + second;
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text;
            case Part.Image _ ->
                    throw new InvalidRequest(
                            "messages",
                            Reason.UNSUPPORTED,
                            "the container of this endpoint takes no pictures; use an endpoint of the messages dialect");
        };
    }

    private Conversation ensureSomethingIsSaid() {
        boolean silent =
                turns.stream().allMatch(t -> t.user().isBlank() && t.assistant().isBlank());
        if (silent && system.isBlank()) {
            throw InvalidRequest.missing("messages");
        }
        return this;
    }
}

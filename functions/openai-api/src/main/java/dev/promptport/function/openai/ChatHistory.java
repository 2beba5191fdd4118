package dev.promptport.function.openai;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import java.util.List;

/**
 * A conversation as the reference's chat window keeps it: each turn has a message and a sender, or
 * at least a direction; what else it has is for the eye.
 */
final class ChatHistory {

    private static final List<String> SENDERS = List.of("user", "assistant", "system");
    private static final List<String> DIRECTIONS = List.of("outgoing", "incoming");

    private ChatHistory() {}

    static List<Message> read(List<JsonFields> turns) {
        return turns.stream().map(ChatHistory::turn).toList();
    }

    private static Message turn(JsonFields turn) {
        String message = turn.text("message");
        if (message == null) {
            throw InvalidRequest.missing(turn.path("message"));
        }
        return switch (sender(turn)) {
            case "system" -> Message.system(message);
            case "assistant" -> Message.assistant(message);
            default -> Message.user(message);
        };
    }

    private static String sender(JsonFields turn) {
        if (turn.has("sender") || !turn.has("direction")) {
            return turn.choice("sender", SENDERS);
        }
        return turn.choice("direction", DIRECTIONS).equals("incoming") ? "assistant" : "user";
    }
}

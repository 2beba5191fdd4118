package dev.promptport.domain.conversation;

import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.failure.InvalidRequest;

import java.util.regex.Pattern;

/** A conversation's name: letters, digits, dots, dashes and underscores, safe in paths and keys. */
public record ConversationId(String value) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final Pattern CHOSEN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    public ConversationId {
        if (!PLAIN.matcher(value).matches()) {
            throw invalid(200);
        }
    }

    /**
     * The name that a caller chose, of at most 100 characters, made the caller's own: two that
     * happen to choose the same one do not read each other's conversation. Who the caller is cannot
     * be read from it.
     */
    public static ConversationId owned(String caller, String chosen) {
        if (!CHOSEN.matcher(chosen).matches()) {
            throw invalid(100);
        }
        return new ConversationId(Sha256.hex(caller) + "." + chosen);
    }

    private static InvalidRequest invalid(int longest) {
        return InvalidRequest.invalid(
                "conversation_id",
                "a conversation's id is 1 to %d letters, digits, dots, dashes and underscores, and does not begin with a dot"
                        .formatted(longest));
    }
}

package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;

import java.util.List;

/**
 * About how many tokens a text is, for containers that do not count: four characters each. TGI
 * counts what it reads only when asked for its scores too, which computes all of them; an estimate
 * is cheaper.
 */
final class TokenEstimate {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private TokenEstimate() {}

    /** At least 1 for a text that is not empty. */
    static int of(String text) {
        return ofCharacters(text.length());
    }

    /** Of the texts alone: what a picture costs differs too much. */
    static int of(List<Message> messages) {
        return Math.max(
                1, ofCharacters(messages.stream().mapToLong(TokenEstimate::characters).sum()));
    }

    private static int ofCharacters(long characters) {
        return Math.toIntExact(Math.ceilDiv(characters, CHARACTERS_PER_TOKEN));
    }

    private static long characters(Message message) {
        return switch (message) {
            case Message.System(var text) -> text.length();
            case Message.User(var parts) ->
                    parts.stream()
                            .mapToLong(
                                    part -> part instanceof Part.Text(var text) ? text.length() : 0)
                            .sum();
            case Message.Assistant(var text, var calls) ->
                    text.length()
                            + calls.stream().mapToLong(call -> call.arguments().length()).sum();
            case Message.Tool(var result) -> result.content().length();
        };
    }
}

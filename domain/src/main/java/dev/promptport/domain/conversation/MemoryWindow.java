package dev.promptport.domain.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.failure.Misconfigured;

import java.util.List;

/**
 * How much of what was said before a model is shown. Tokens are estimated, as each model counts
 * them its own way: one for every 4 bytes of UTF-8, rounded up, and 4 for each message around it.
 *
 * @param mostMessages messages, those of the user and those of the assistant
 * @param mostTokens tokens of all of them together; instructions and the new question not counted
 */
public record MemoryWindow(int mostMessages, int mostTokens) {

    private static final int BYTES_A_TOKEN = 4;
    private static final int TOKENS_AROUND = 4;

    public MemoryWindow {
        if (mostMessages < 1 || mostTokens < 1) {
            throw new Misconfigured(
                    "the messages and tokens of a memory have to be 1 or more each");
        }
    }

    /** The newest turns that fit, beginning with one of the user's. */
    public List<Turn> newest(List<Turn> turns) {
        return Newest.of(turns, mostMessages, mostTokens, MemoryWindow::tokens);
    }

    private static long tokens(Turn turn) {
        return Math.ceilDiv(turn.text().getBytes(UTF_8).length, BYTES_A_TOKEN) + TOKENS_AROUND;
    }
}

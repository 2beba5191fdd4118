package dev.promptport.domain.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;

import java.time.Duration;
import java.util.List;

/**
 * How much of a conversation is kept, and for how long. What is too much is forgotten from the
 * beginning.
 *
 * @param mostTurns turns of both together, 2 or more
 * @param mostBytes bytes of UTF-8, 64 more for each turn; below the 400 kB of an item in DynamoDB
 * @param timeToLive from the last turn on
 */
public record ConversationLimits(int mostTurns, int mostBytes, Duration timeToLive) {

    /** 200 turns, 200 kB, 30 days. */
    public static final ConversationLimits DEFAULT =
            new ConversationLimits(200, 200_000, Duration.ofDays(30));

    private static final int MOST_BYTES = 350_000;
    private static final int BYTES_AROUND = 64;

    public ConversationLimits {
        if (mostTurns < 2
                || mostBytes < 1
                || mostBytes > MOST_BYTES
                || timeToLive.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new Misconfigured(
                    "a conversation is kept for a second or more, with 2 turns or more, in 1 to "
                            + MOST_BYTES
                            + " bytes");
        }
    }

    public ConversationLimits withTimeToLive(Duration other) {
        return new ConversationLimits(mostTurns, mostBytes, other);
    }

    /**
     * What is kept of these turns, of which the last ones are new.
     *
     * @throws InvalidRequest naming {@code messages} when not even the new ones fit
     */
    List<Turn> kept(List<Turn> turns, int added) {
        List<Turn> kept = Newest.of(turns, mostTurns, mostBytes, ConversationLimits::bytes);
        if (kept.size() < added) {
            throw InvalidRequest.invalid(
                    "messages",
                    "what was said is too long to be remembered: more than %d turns or %d bytes"
                            .formatted(mostTurns, mostBytes));
        }
        return kept;
    }

    private static long bytes(Turn turn) {
        return turn.text().getBytes(UTF_8).length + BYTES_AROUND;
    }
}

package dev.promptport.domain.conversation;

import dev.promptport.domain.artifact.Ulid;
import dev.promptport.domain.failure.InProgress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was said, as far as it is kept.
 *
 * @param version tells this state from every other, also from those of a conversation that was
 *     forgotten and begun anew; empty before anything was kept
 */
public record Conversation(ConversationId id, List<Turn> turns, String version) {

    public Conversation {
        turns = List.copyOf(turns);
    }

    /** One of which nothing is kept yet. */
    public static Conversation begun(ConversationId id) {
        return new Conversation(id, List.of(), "");
    }

    public boolean isNew() {
        return version.isEmpty();
    }

    /**
     * The state that follows, within the limits.
     *
     * @param said begins with the user's turn
     * @throws dev.promptport.domain.failure.InvalidRequest when what was said is itself beyond them
     */
    public Conversation with(List<Turn> said, ConversationLimits limits, Instant now) {
        return new Conversation(
                id,
                limits.kept(Stream.concat(turns.stream(), said.stream()).toList(), said.size()),
                Ulid.at(now).toString());
    }

    /** What to tell whoever wants to go on from a state that is no longer the last. */
    public static InProgress overtaken() {
        return new InProgress(
                "the conversation has gone on or was forgotten meanwhile; ask again to go on from there",
                Duration.ofSeconds(1));
    }
}

package dev.promptport.domain.port;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Failure;

import java.util.List;
import java.util.Optional;

/**
 * Remembers conversations, each up to a size and for a time. Nobody who saves overwrites what
 * another saved.
 */
public interface ConversationPort {

    /**
     * As it is now; empty when nothing was kept, or for too long.
     *
     * @throws Failure when it cannot be read
     */
    Optional<Conversation> find(ConversationId id, Deadline deadline);

    /**
     * Keeps what was said since the conversation was found, or {@link Conversation#begun begun}.
     * Where it grows too large, the oldest turns are let go.
     *
     * @param said begins with the user's turn
     * @return as it is kept now
     * @throws dev.promptport.domain.failure.InProgress when it has gone on meanwhile; nothing is
     *     changed
     * @throws dev.promptport.domain.failure.InvalidRequest when what was said is too long to be
     *     kept
     * @throws Failure when it cannot be kept
     */
    Conversation append(Conversation found, List<Turn> said, Deadline deadline);

    /** Removes it, if it is there. What is being said meanwhile is not kept. */
    void forget(ConversationId id, Deadline deadline);
}

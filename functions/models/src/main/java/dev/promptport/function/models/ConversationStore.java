package dev.promptport.function.models;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.port.ConversationPort;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the functions of this process remember conversations; nowhere, when nothing is set. */
public final class ConversationStore implements ConversationPort {

    private final boolean absent;
    private final Lazy<ConversationPort> place;

    private ConversationStore(boolean absent, Supplier<ConversationPort> open) {
        this.absent = absent;
        this.place = new Lazy<>(open);
    }

    static ConversationStore opened(Supplier<ConversationPort> open) {
        return new ConversationStore(false, open);
    }

    /** Refuses whoever wants something remembered. */
    static ConversationStore absent(Supplier<ConversationPort> refusal) {
        return new ConversationStore(true, refusal);
    }

    /**
     * Makes what the place is reached with, if there is one.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when a setting is missing or wrong
     */
    public void prepare() {
        if (!absent) {
            var _ = place.get();
        }
    }

    @Override
    public Optional<Conversation> find(ConversationId id, Deadline deadline) {
        return place.get().find(id, deadline);
    }

    @Override
    public Conversation append(Conversation found, List<Turn> said, Deadline deadline) {
        return place.get().append(found, said, deadline);
    }

    @Override
    public void forget(ConversationId id, Deadline deadline) {
        place.get().forget(id, deadline);
    }
}

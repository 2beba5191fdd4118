package dev.promptport.domain.fake;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.port.ConversationPort;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations as long as the test lasts, or none that can be kept. */
public final class InMemoryConversations implements ConversationPort {

    private record Kept(Conversation conversation, Instant until) {}

    private final Map<ConversationId, Kept> all = new HashMap<>();
    private final ConversationLimits limits;
    private final InstantSource clock;
    private @Nullable Failure failure;

    public InMemoryConversations(ConversationLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    public static InMemoryConversations empty() {
        return new InMemoryConversations(ConversationLimits.DEFAULT, InstantSource.system());
    }

    /** From now on nothing can be kept. */
    public synchronized void failOnAppend(Failure with) {
        failure = with;
    }

    @Override
    public synchronized Optional<Conversation> find(ConversationId id, Deadline deadline) {
        deadline.check();
        return Optional.ofNullable(all.get(id))
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .map(Kept::conversation);
    }

    @Override
    public synchronized Conversation append(
            Conversation found, List<Turn> said, Deadline deadline) {
        if (failure != null) {
            throw failure;
        }
        Instant now = clock.instant();
        Conversation next = found.with(said, limits, now);
        String version = find(found.id(), deadline).map(Conversation::version).orElse("");
        if (!version.equals(found.version())) {
            throw Conversation.overtaken();
        }
        all.put(found.id(), new Kept(next, now.plus(limits.timeToLive())));
        return next;
    }

    @Override
    public synchronized void forget(ConversationId id, Deadline deadline) {
        deadline.check();
        all.remove(id);
    }
}

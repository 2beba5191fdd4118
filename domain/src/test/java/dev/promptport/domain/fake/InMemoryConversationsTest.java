package dev.promptport.domain.fake;

import dev.promptport.domain.contract.ConversationPortContract;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.port.ConversationPort;

import java.time.InstantSource;

class InMemoryConversationsTest extends ConversationPortContract {

    @Override
    protected ConversationPort port(ConversationLimits limits, InstantSource clock) {
        return new InMemoryConversations(limits, clock);
    }
}

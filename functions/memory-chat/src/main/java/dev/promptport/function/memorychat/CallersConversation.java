package dev.promptport.function.memorychat;

import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.function.http.invocation.CallerName;

import io.micronaut.http.HttpRequest;

/**
 * The conversation a caller names, made unique to the caller: who happens to name it the same does
 * not read it. All callers who do not identify themselves are one.
 */
final class CallersConversation {

    static final String FIELD = "conversation_id";

    private CallersConversation() {}

    static ConversationId of(HttpRequest<?> request, String chosen) {
        return ConversationId.owned(CallerName.of(request), chosen);
    }
}

package dev.promptport.function.memorychat;

import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.MemoryWindow;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.UnknownPrompt;
import dev.promptport.domain.port.ConversationPort;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.domain.usecase.CompleteText;
import dev.promptport.domain.usecase.Converse;
import dev.promptport.domain.usecase.ConverseRequest;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.domain.usecase.Reply;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.openai.AppBody;
import dev.promptport.function.openai.ChatBody;
import dev.promptport.function.openai.ChatModel;

import java.time.Duration;
import java.util.Optional;

/** Has a model answer in a conversation: the caller's own, or that of the app with a memory. */
final class MemoryChat {

    static final PromptId APP = new PromptId("default-marv-sarcastic-chat");

    private final ChatModel model;
    private final CompletionModels models;
    private final ConversationPort conversations;
    private final PromptPort prompts;
    private final MemoryWindow window;
    private final Limits limits;
    private final Deadlines deadlines;
    private final Duration limit;

    MemoryChat(
            ChatModel model,
            CompletionModels models,
            ConversationPort conversations,
            PromptPort prompts,
            MemoryWindow window,
            Limits limits,
            Deadlines deadlines,
            Duration limit) {
        this.model = model;
        this.models = models;
        this.conversations = conversations;
        this.prompts = prompts;
        this.window = window;
        this.limits = limits;
        this.deadlines = deadlines;
        this.limit = limit;
    }

    /** A caller's question with the caller's instructions. */
    ConverseRequest request(ChatBody body, Optional<ConversationId> conversation) {
        return ConverseRequest.of(
                body.model().orElseGet(model::id),
                body.messages(),
                conversation,
                body.sampling(),
                deadlines.within(limit));
    }

    /**
     * A caller's question to the app.
     *
     * @throws UnknownPrompt when there is no such app
     */
    ConverseRequest request(AppBody body, Optional<ConversationId> conversation) {
        PromptTemplate app = prompts.find(APP).orElseThrow(() -> new UnknownPrompt(APP));
        return new ConverseRequest(
                model.choice().over(app.model()),
                Optional.of(app.systemPrompt()),
                body.history().stream().map(Turn::of).toList(),
                body.inputText(),
                conversation,
                app.sampling(),
                deadlines.within(limit));
    }

    /**
     * The model's answer.
     *
     * @throws dev.promptport.domain.failure.Failure when there is none, or no memory to read
     */
    Reply answer(ConverseRequest request) {
        return converse().answer(request);
    }

    /** Removes a conversation from memory. */
    void forget(ConversationId conversation) {
        converse().forget(conversation, deadlines.within(limit));
    }

    private Converse converse() {
        return new Converse(
                new CompleteText(models, models, model.id(), limits), conversations, window);
    }
}

package dev.promptport.function.openaichat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.usecase.CompleteText;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.openai.ChatBody;
import dev.promptport.function.openai.ChatModel;

import java.time.Duration;
import java.util.function.Consumer;

/** Has the model a caller wants, or else the function's, answer a conversation. */
final class OpenAiChat {

    private final ChatModel model;
    private final CompletionModels models;
    private final Limits limits;
    private final Deadlines deadlines;
    private final Duration limit;

    OpenAiChat(
            ChatModel model,
            CompletionModels models,
            Limits limits,
            Deadlines deadlines,
            Duration limit) {
        this.model = model;
        this.models = models;
        this.limits = limits;
        this.deadlines = deadlines;
        this.limit = limit;
    }

    /**
     * The request in the domain's terms.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when the function has no model
     */
    CompletionRequest request(ChatBody body) {
        return body.request(model.id(), deadlines.within(limit));
    }

    Completion complete(CompletionRequest request) {
        return text().complete(request);
    }

    /** The same, piece by piece. */
    Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        return text().stream(request, sink);
    }

    private CompleteText text() {
        return new CompleteText(models, models, model.id(), limits);
    }
}

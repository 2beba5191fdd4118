package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.usecase.CompleteText;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.FunctionModel;

import java.time.Duration;
import java.util.List;

/** Has the function's model answer what a caller asks. */
final class SageMakerChat {

    private final FunctionModel model;
    private final CompletionModels models;
    private final Limits limits;
    private final Deadlines deadlines;
    private final Duration limit;

    SageMakerChat(
            FunctionModel model,
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

    Completion complete(SageMakerChatRequest asked) {
        Completion completion = text().complete(request(asked));
        return asked.fullText()
                .map(beginning -> FullText.from(beginning, completion))
                .orElse(completion);
    }

    /** The same, piece by piece. */
    StreamingCompletionPort streaming(SageMakerChatRequest asked) {
        StreamingCompletionPort port = text()::stream;
        return asked.fullText()
                .<StreamingCompletionPort>map(beginning -> new FullText(beginning, port))
                .orElse(port);
    }

    /**
     * The request in the domain's terms.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when the function has no model
     */
    CompletionRequest request(SageMakerChatRequest asked) {
        return new CompletionRequest(
                model.id(),
                asked.conversation(),
                List.of(),
                ToolChoice.AUTO,
                asked.parameters().sampling(),
                deadlines.within(limit));
    }

    private CompleteText text() {
        return new CompleteText(models, models, model.id(), limits);
    }
}

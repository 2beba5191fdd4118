package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import java.util.function.Consumer;

/** Has a model answer a prompt or a conversation, within limits. */
public final class CompleteText {

    private final CompletionPort completions;
    private final StreamingCompletionPort streams;
    private final ModelId defaultModel;
    private final Limits limits;

    /** Asks {@code defaultModel} when the caller names none. */
    public CompleteText(
            CompletionPort completions,
            StreamingCompletionPort streams,
            ModelId defaultModel,
            Limits limits) {
        this.completions = completions;
        this.streams = streams;
        this.defaultModel = defaultModel;
        this.limits = limits;
    }

    /** The model for callers that name none. */
    public ModelId defaultModel() {
        return defaultModel;
    }

    /** The default model's answer to one prompt. */
    public Completion complete(String prompt, Sampling sampling, Deadline deadline) {
        return complete(CompletionRequest.of(defaultModel, prompt, sampling, deadline));
    }

    /**
     * The whole answer, of at most as many tokens as the limits allow.
     *
     * @throws dev.promptport.domain.failure.InvalidRequest naming {@code messages} when they pass
     *     the limits
     * @throws dev.promptport.domain.failure.Failure whatever the port reports
     */
    public Completion complete(CompletionRequest request) {
        return completions.complete(admitted(request));
    }

    /** The same, piece by piece: see {@link StreamingCompletionPort#stream}. */
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        return streams.stream(admitted(request), sink);
    }

    private CompletionRequest admitted(CompletionRequest request) {
        request.deadline().check();
        return limits.applyTo(request);
    }
}

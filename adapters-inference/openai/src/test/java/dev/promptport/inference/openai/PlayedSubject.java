package dev.promptport.inference.openai;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.CompletionSubject;
import dev.promptport.inference.openai.played.PlayedModel;

/** The adapter to a played model. */
interface PlayedSubject extends CompletionSubject {

    @Override
    default ModelId model() {
        return Calls.MODEL;
    }

    @Override
    default String prompt() {
        return "Tell me a story about a model.";
    }

    @Override
    default CompletionRequest longRequest(Deadline deadline) {
        Sampling endless = sampling().toBuilder().maxTokens(PlayedModel.VERY_MANY).build();
        return CompletionRequest.of(model(), prompt(), endless, deadline);
    }
}

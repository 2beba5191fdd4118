package dev.promptport.aws.bedrock.request;

import dev.promptport.domain.completion.CompletionRequest;

/** A request, taken apart and found fit for its model. */
public record PreparedRequest(
        BedrockModel model, Conversation conversation, OfferedTools tools, ModelSampling sampling) {

    /**
     * @throws dev.promptport.domain.failure.InvalidRequest naming what does not fit
     */
    public static PreparedRequest of(BedrockModel model, CompletionRequest request) {
        Conversation conversation = Conversation.of(request.messages());
        return new PreparedRequest(
                model,
                conversation,
                OfferedTools.of(request, conversation),
                ModelSampling.of(model, request.sampling()));
    }
}

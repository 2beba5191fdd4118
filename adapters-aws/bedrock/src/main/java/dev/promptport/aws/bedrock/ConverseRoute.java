package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.aws.client.AwsCalls;
import dev.promptport.domain.completion.Deadline;

import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** Through Converse, which speaks one language with all models. */
record ConverseRoute(BedrockRuntimeAsyncClient client, BedrockSettings settings) implements Route {

    @Override
    public void whole(
            AwsCalls calls, PreparedRequest asked, Deadline deadline, GrowingAnswer answer) {
        ConverseCall call = ConverseCall.of(asked, settings);
        ConverseAnswer.read(calls.answer(deadline, () -> client.converse(call.whole())), answer);
    }

    @Override
    public void streamed(
            AwsCalls calls, PreparedRequest asked, Deadline deadline, GrowingAnswer answer) {
        ConverseCall call = ConverseCall.of(asked, settings);
        calls.<ConverseStreamOutput>events(
                deadline,
                subscribe ->
                        client.converseStream(
                                call.streamed(),
                                ConverseStreamResponseHandler.builder()
                                        .onEventStream(subscribe::accept)
                                        .build()),
                new ConverseEvents(answer));
    }
}

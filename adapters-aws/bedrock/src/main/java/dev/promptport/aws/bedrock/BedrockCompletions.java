package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.request.BedrockModel;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.aws.client.AwsCalls;
import dev.promptport.aws.client.AwsClients;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

import java.util.function.Consumer;

/**
 * The models of Amazon Bedrock. The name of a model is its id, the id of an inference profile, or
 * an ARN: {@code bedrock:arn:aws:bedrock:eu-central-1:123456789012:inference-profile/…}.
 */
public final class BedrockCompletions implements CompletionPort, StreamingCompletionPort {

    private static final String SERVICE = "Amazon Bedrock";
    private static final Consumer<Delta> NOWHERE = _ -> {};

    private final BedrockRuntimeAsyncClient client;
    private final BedrockSettings settings;

    public BedrockCompletions(AwsClients clients, BedrockSettings settings) {
        this(clients.build(BedrockRuntimeAsyncClient.builder()), settings);
    }

    public BedrockCompletions(BedrockRuntimeAsyncClient client, BedrockSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Completion complete(CompletionRequest request) {
        return answer(request, NOWHERE, Route::whole);
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        return answer(request, sink, Route::streamed);
    }

    private Completion answer(
            CompletionRequest request, Consumer<? super Delta> sink, Manner manner) {
        BedrockModel model = settings.model(request.model());
        PreparedRequest asked = PreparedRequest.of(model, request);
        GrowingAnswer answer = new GrowingAnswer(asked.sampling().cut(), sink);
        manner.ask(
                route(model),
                new AwsCalls(SERVICE, new BedrockErrors(request.model())),
                asked,
                request.deadline(),
                answer);
        return answer.completion(request.model());
    }

    private Route route(BedrockModel model) {
        return settings.codec(model)
                .<Route>map(codec -> new InvokeRoute(client, codec, settings.guardrail()))
                .orElseGet(() -> new ConverseRoute(client, settings));
    }

    /** Whole or streamed. */
    private interface Manner {
        void ask(
                Route route,
                AwsCalls calls,
                PreparedRequest asked,
                Deadline deadline,
                GrowingAnswer answer);
    }
}

package dev.promptport.aws.sagemaker;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.AwsSettings;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The adapter for one endpoint at a played service, and calls of it. */
final class Calls implements AutoCloseable {

    static final String NAME = "mistral-7b";
    static final ModelId MODEL = new ModelId("sagemaker", NAME);
    static final Duration PLENTY = Duration.ofSeconds(20);
    static final String PROMPT = "the secret word is xylograph";

    private final AwsClients clients;
    private final SageMakerCompletions adapter;

    Calls(AwsSettings settings, SageMakerEndpoint endpoint) {
        clients = new AwsClients(settings);
        adapter =
                new SageMakerCompletions(
                        clients.build(SageMakerRuntimeAsyncClient.builder()), List.of(endpoint));
    }

    static Calls of(AwsSettings settings, Dialect dialect) {
        return new Calls(settings, SageMakerEndpoint.of(EndpointTarget.of(NAME), dialect));
    }

    SageMakerCompletions adapter() {
        return adapter;
    }

    Completion complete() {
        return adapter.complete(request(Deadline.in(PLENTY)));
    }

    Completion stream(Consumer<? super Delta> sink) {
        return adapter.stream(request(Deadline.in(PLENTY)), sink);
    }

    static CompletionRequest request(Deadline deadline) {
        return CompletionRequest.of(MODEL, PROMPT, Sampling.DEFAULT, deadline);
    }

    @Override
    public void close() {
        clients.close();
    }
}

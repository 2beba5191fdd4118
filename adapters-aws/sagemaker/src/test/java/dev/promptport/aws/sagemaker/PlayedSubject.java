package dev.promptport.aws.sagemaker;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.sagemaker.container.PlayedEndpoint;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.CompletionSubject;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.io.IOException;
import java.util.List;

/** An adapter to an endpoint that is played, in one dialect. */
interface PlayedSubject extends CompletionSubject {

    int VERY_MANY = 100_000;

    /** The service, and the adapter that calls it. */
    record Played(FaultServer service, AwsClients clients, SageMakerCompletions adapter)
            implements AutoCloseable {

        static Played in(Dialect dialect) throws IOException {
            FaultServer service = FaultServer.start(new PlayedEndpoint(dialect));
            AwsClients clients = new AwsClients(service.settings());
            SageMakerEndpoint endpoint =
                    SageMakerEndpoint.of(EndpointTarget.of(Calls.NAME), dialect);
            return new Played(
                    service,
                    clients,
                    new SageMakerCompletions(
                            clients.build(SageMakerRuntimeAsyncClient.builder()),
                            List.of(endpoint)));
        }

        @Override
        public void close() throws IOException {
            clients.close();
            service.close();
        }
    }

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
        Sampling endless = sampling().toBuilder().maxTokens(VERY_MANY).build();
        return CompletionRequest.of(model(), prompt(), endless, deadline);
    }
}

package dev.promptport.aws.sagemaker;

import dev.promptport.aws.sagemaker.dialect.Exchange;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.util.Collection;
import java.util.function.Consumer;

/**
 * Text generation by SageMaker endpoints, as completion ports. A model's name is its endpoint's;
 * only the endpoints of the settings are served, so that callers never choose what is called.
 */
public final class SageMakerCompletions implements CompletionPort, StreamingCompletionPort {

    private static final String FIELD = "messages";

    private record Served(SageMakerEndpoint endpoint, EndpointCalls calls) {}

    private final ServedEndpoints<Served> endpoints;

    public SageMakerCompletions(
            SageMakerRuntimeAsyncClient client, Collection<SageMakerEndpoint> endpoints) {
        this.endpoints =
                ServedEndpoints.of(
                        endpoints,
                        endpoint -> endpoint.target().name(),
                        endpoint ->
                                new Served(
                                        endpoint,
                                        new EndpointCalls(
                                                client,
                                                endpoint.target(),
                                                endpoint.dialect().customAttributes())));
    }

    @Override
    public Completion complete(CompletionRequest request) {
        Served served = endpoints.serving(request.model());
        SageMakerEndpoint endpoint = served.endpoint();
        Exchange exchange =
                Exchange.whole(endpoint.dialect(), endpoint.prompts(), endpoint.echoed(), request);
        return exchange.answer(served.calls().answer(exchange.body(), FIELD, request.deadline()));
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        Served served = endpoints.serving(request.model());
        SageMakerEndpoint endpoint = served.endpoint();
        Exchange exchange =
                Exchange.streamed(
                        endpoint.dialect(), endpoint.prompts(), endpoint.echoed(), request, sink);
        served.calls().stream(exchange.body(), FIELD, request.deadline(), exchange::part);
        return exchange.end();
    }
}

package dev.promptport.aws.sagemaker;

import dev.promptport.aws.sagemaker.classification.ClassifierRequest;
import dev.promptport.aws.sagemaker.classification.ScoresReader;
import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.port.ClassificationPort;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Classification by SageMaker endpoints. A model's name is its endpoint's; only the endpoints of
 * the settings are served.
 */
public final class SageMakerClassifier implements ClassificationPort {

    private record Served(ClassifierEndpoint endpoint, EndpointCalls calls) {}

    private final ServedEndpoints<Served> endpoints;

    public SageMakerClassifier(
            SageMakerRuntimeAsyncClient client, Collection<ClassifierEndpoint> endpoints) {
        this.endpoints =
                ServedEndpoints.of(
                        endpoints,
                        endpoint -> endpoint.target().name(),
                        endpoint ->
                                new Served(
                                        endpoint,
                                        new EndpointCalls(
                                                client, endpoint.target(), Optional.empty())));
    }

    @Override
    public Classification classify(ClassificationRequest request) {
        Served served = endpoints.serving(request.model());
        byte[] body =
                ClassifierRequest.json(served.endpoint().body(), request.text(), request.top());
        String answer = served.calls().answer(body, "text", request.deadline());
        List<LabelScore> scores = ScoresReader.read(Json.answer(answer));
        return new Classification(request.model(), best(request.top(), scores));
    }

    /** Not every container minds how many labels are asked for. */
    private static List<LabelScore> best(int top, List<LabelScore> bestFirst) {
        return bestFirst.subList(0, Math.min(top, bestFirst.size()));
    }
}

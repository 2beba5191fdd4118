package dev.promptport.aws.sagemaker;

import static dev.promptport.aws.client.wire.Upstream.error;
import static dev.promptport.aws.client.wire.Upstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.aws.sagemaker.classification.ClassifierBody;
import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

import java.time.Duration;
import java.util.List;

class SageMakerClassifierTest {

    private static final ClassifierEndpoint TOXICITY =
            new ClassifierEndpoint(
                    EndpointTarget.of("toxicity")
                            .withTargetVariant("green")
                            .withColdStart(
                                    new ColdStart(Duration.ofSeconds(5), Duration.ofMillis(10))),
                    ClassifierBody.Fields.DEFAULT);

    private Upstream service;
    private AwsClients clients;
    private SageMakerClassifier classifier;

    @BeforeEach
    void start() {
        service = Upstream.start();
        clients = new AwsClients(service.settings());
        classifier =
                new SageMakerClassifier(
                        clients.build(SageMakerRuntimeAsyncClient.builder()), List.of(TOXICITY));
    }

    @AfterEach
    void stop() {
        clients.close();
        service.close();
    }

    private Classification classified(String text) {
        return classifier.classify(
                new ClassificationRequest(
                        new ModelId("sagemaker", "toxicity"),
                        text,
                        2,
                        Deadline.in(Duration.ofSeconds(20))));
    }

    @Test
    void aTextIsSentToTheEndpointOfTheSettings() {
        service.answers(json("[[\"a\",\"b\",\"c\"],[\"0.5\",\"0.3\",\"0.2\"]]"));

        Classification answer = classified("who am i");

        LoggedRequest request = service.lastRequest();
        assertThat(request.getUrl()).isEqualTo("/endpoints/toxicity/invocations");
        assertThat(request.getHeader("X-Amzn-SageMaker-Target-Variant")).isEqualTo("green");
        assertThat(request.getHeader("Authorization")).contains("/sagemaker/aws4_request");
        assertThat(request.getBodyAsString()).isEqualTo("{\"q\":\"who am i\",\"k\":2}");
        assertThat(answer.labels()).hasSize(2);
    }

    @Test
    void anEndpointThatIsStartingIsWaitedFor() {
        service.answers(
                error(400, "ValidationError", "Inference Component has no capacity"),
                json("[[\"a\"],[1.00001]]"));

        assertThat(classified("who am i").labels().getFirst().probability()).isEqualTo(1);
    }

    @Test
    void errorsMeanWhatTheyMeanToCompletions() {
        service.answers(error(400, "ValidationError", "Endpoint toxicity of account 1 not found."));
        assertThatThrownBy(() -> classified("who am i"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'toxicity'");

        service.reset();
        service.answers(error(503, "ServiceUnavailable", "later"));
        assertThatThrownBy(() -> classified("who am i")).isInstanceOf(Unavailable.class);
        assertThat(service.calls()).isEqualTo(3);
    }

    @Test
    void aTextLargerThanSageMakerTakesIsNotSent() {
        assertThatThrownBy(() -> classified("x".repeat(EndpointCalls.LARGEST_BODY)))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("text"));
        assertThat(service.calls()).isZero();
    }
}

package dev.promptport.aws.sagemaker;

import dev.promptport.aws.client.AwsCalls;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.InvalidRequest;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointWithResponseStreamRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.sagemakerruntime.model.PayloadPart;
import software.amazon.awssdk.services.sagemakerruntime.model.ResponseStream;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls of one endpoint: JSON there, and the container's bytes back. */
final class EndpointCalls {

    /** SageMaker's limit. */
    static final int LARGEST_BODY = 6 * 1024 * 1024;

    private static final String JSON = "application/json";

    private final SageMakerRuntimeAsyncClient client;
    private final EndpointTarget target;
    private final Optional<String> customAttributes;
    private final AwsCalls calls;
    private final Readiness readiness;

    EndpointCalls(
            SageMakerRuntimeAsyncClient client,
            EndpointTarget target,
            Optional<String> customAttributes) {
        this.client = client;
        this.target = target;
        this.customAttributes = customAttributes;
        this.calls = new AwsCalls("Amazon SageMaker", new SageMakerErrors(target));
        this.readiness = new Readiness(target.coldStart());
    }

    /**
     * The whole answer, as text.
     *
     * @param field what to name when the body is too large
     */
    String answer(byte[] body, String field, Deadline deadline) {
        InvokeEndpointRequest.Builder request =
                InvokeEndpointRequest.builder()
                        .endpointName(target.name())
                        .contentType(JSON)
                        .accept(JSON)
                        .body(checked(body, field));
        target.inferenceComponent().ifPresent(request::inferenceComponentName);
        target.targetVariant().ifPresent(request::targetVariant);
        customAttributes.ifPresent(request::customAttributes);
        InvokeEndpointRequest asked = request.build();
        InvokeEndpointResponse answer =
                readiness.await(
                        deadline, () -> calls.answer(deadline, () -> client.invokeEndpoint(asked)));
        // Bytes that are no UTF-8 are left to the reader of the JSON: SdkBytes would throw.
        return new String(answer.body().asByteArray(), StandardCharsets.UTF_8);
    }

    /** Gives each part of the answer to the sink, on this thread. */
    void stream(byte[] body, String field, Deadline deadline, Consumer<byte[]> sink) {
        InvokeEndpointWithResponseStreamRequest.Builder request =
                InvokeEndpointWithResponseStreamRequest.builder()
                        .endpointName(target.name())
                        .contentType(JSON)
                        .body(checked(body, field));
        target.inferenceComponent().ifPresent(request::inferenceComponentName);
        target.targetVariant().ifPresent(request::targetVariant);
        customAttributes.ifPresent(request::customAttributes);
        InvokeEndpointWithResponseStreamRequest asked = request.build();
        readiness.await(
                deadline,
                () -> {
                    calls.<ResponseStream>events(
                            deadline,
                            subscribe ->
                                    client.invokeEndpointWithResponseStream(
                                            asked,
                                            InvokeEndpointWithResponseStreamResponseHandler
                                                    .builder()
                                                    .onEventStream(subscribe::accept)
                                                    .build()),
                            event -> {
                                if (event instanceof PayloadPart part) {
                                    sink.accept(part.bytes().asByteArray());
                                }
                            });
                    return true;
                });
    }

    private static SdkBytes checked(byte[] body, String field) {
        if (body.length > LARGEST_BODY) {
            throw InvalidRequest.invalid(
                    field,
                    "the request is "
                            + body.length
                            + " bytes; a SageMaker endpoint takes at most "
                            + LARGEST_BODY);
        }
        return SdkBytes.fromByteArray(body);
    }
}

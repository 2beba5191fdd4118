package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.invoke.InvokeCodec;
import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.aws.client.AwsCalls;
import dev.promptport.domain.completion.Deadline;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

import java.util.Optional;
import java.util.function.Function;

/** Through InvokeModel, which passes on what the model itself speaks. */
record InvokeRoute(
        BedrockRuntimeAsyncClient client, InvokeCodec codec, Optional<Guardrail> guardrail)
        implements Route {

    private static final String JSON = "application/json";

    @Override
    public void whole(
            AwsCalls calls, PreparedRequest asked, Deadline deadline, GrowingAnswer answer) {
        InvokeModelRequest request =
                InvokeModelRequest.builder()
                        .modelId(asked.model().name())
                        .contentType(JSON)
                        .accept(JSON)
                        .body(body(asked))
                        .guardrailIdentifier(rail(Guardrail::identifier))
                        .guardrailVersion(rail(Guardrail::version))
                        .build();
        new InvokedAnswer(codec, answer)
                .whole(calls.answer(deadline, () -> client.invokeModel(request)));
    }

    @Override
    public void streamed(
            AwsCalls calls, PreparedRequest asked, Deadline deadline, GrowingAnswer answer) {
        InvokeModelWithResponseStreamRequest request =
                InvokeModelWithResponseStreamRequest.builder()
                        .modelId(asked.model().name())
                        .contentType(JSON)
                        .accept(JSON)
                        .body(body(asked))
                        .guardrailIdentifier(rail(Guardrail::identifier))
                        .guardrailVersion(rail(Guardrail::version))
                        .build();
        calls.<ResponseStream>events(
                deadline,
                subscribe ->
                        client.invokeModelWithResponseStream(
                                request,
                                InvokeModelWithResponseStreamResponseHandler.builder()
                                        .onEventStream(subscribe::accept)
                                        .build()),
                new InvokedAnswer(codec, answer)::event);
    }

    private SdkBytes body(PreparedRequest asked) {
        return SdkBytes.fromUtf8String(JsonText.write(codec.body(asked)));
    }

    private @Nullable String rail(Function<Guardrail, String> part) {
        return guardrail.map(part).orElse(null);
    }
}

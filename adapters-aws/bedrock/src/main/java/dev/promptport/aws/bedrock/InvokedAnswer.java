package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.invoke.InvokeCodec;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockruntime.model.ResponseStream;

import java.util.Optional;

/**
 * Reads what InvokeModel answers: the model's own words by its codec, and what Bedrock adds to
 * them, which counts the tokens of models that do not.
 */
record InvokedAnswer(InvokeCodec codec, GrowingAnswer answer) {

    void whole(InvokeModelResponse response) {
        JsonView body = json(response.body());
        codec.whole(body, answer);
        SdkHttpResponse http = response.sdkHttpResponse();
        count(
                count(http, "x-amzn-bedrock-input-token-count"),
                count(http, "x-amzn-bedrock-output-token-count"));
        guardrail(body);
    }

    void event(ResponseStream event) {
        if (event instanceof PayloadPart part) {
            JsonView chunk = json(part.bytes());
            codec.chunk(chunk, answer);
            JsonView metrics = chunk.at("amazon-bedrock-invocationMetrics");
            count(metrics.at("inputTokenCount").count(), metrics.at("outputTokenCount").count());
            guardrail(chunk);
        }
    }

    private static JsonView json(@Nullable SdkBytes bytes) {
        return Optional.ofNullable(bytes)
                .flatMap(given -> JsonView.of(given.asUtf8String()))
                .orElseThrow(() -> new BadUpstreamAnswer("the model's answer is not JSON"));
    }

    private void count(int input, int output) {
        TokenUsage told = answer.usage();
        answer.usage(
                new TokenUsage(
                        told.input() == 0 ? input : told.input(),
                        told.output() == 0 ? output : told.output(),
                        told.cachedInput()));
    }

    private static int count(SdkHttpResponse response, String header) {
        return response.firstMatchingHeader(header)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private void guardrail(JsonView body) {
        if (body.at("amazon-bedrock-guardrailAction").text().equals("INTERVENED")) {
            answer.finish(FinishReason.CONTENT_FILTER);
        }
    }
}

package dev.promptport.aws.sagemaker;

import static dev.promptport.aws.client.wire.Upstream.frames;
import static dev.promptport.aws.client.wire.Upstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonParser;

import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.UnknownModel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Locale;

/** What is sent to SageMaker, and when nothing is. */
class RequestsOnTheWireTest {

    private static final String ANSWER = "[{\"generated_text\":\"Once more\"}]";

    private Upstream service;

    @BeforeEach
    void start() {
        service = Upstream.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private LoggedRequest whole(SageMakerEndpoint endpoint) {
        service.answers(json(ANSWER));
        try (Calls calls = new Calls(service.settings(), endpoint)) {
            Completion answer = calls.complete();
            assertThat(answer.text()).isEqualTo("Once more");
        }
        return service.lastRequest();
    }

    private LoggedRequest streamed(SageMakerEndpoint endpoint) {
        service.answers(frames(PlayedTokens.WHOLE));
        try (Calls calls = new Calls(service.settings(), endpoint)) {
            Completion answer = calls.stream(_ -> {});
            assertThat(answer.text()).isEqualTo("Once more");
        }
        return service.lastRequest();
    }

    private static SageMakerEndpoint endpoint(Dialect dialect) {
        return SageMakerEndpoint.of(EndpointTarget.of(Calls.NAME), dialect);
    }

    @Nested
    class ACall {

        @Test
        void isAnInvocationOfTheEndpointInJson() {
            LoggedRequest request = whole(endpoint(Dialect.TGI));

            assertThat(request.getMethod().getName()).isEqualTo("POST");
            assertThat(request.getUrl()).isEqualTo("/endpoints/mistral-7b/invocations");
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            assertThat(JsonParser.parseString(request.getBodyAsString()))
                    .isEqualTo(
                            JsonParser.parseString(
                                    """
                                    {"inputs":"<s>[INST] the secret word is xylograph [/INST]",
                                     "parameters":{"details":true,"return_full_text":false}}"""));
        }

        @Test
        void isAStreamOfItWhenPiecesAreWanted() {
            LoggedRequest request = streamed(endpoint(Dialect.TGI));

            assertThat(request.getUrl())
                    .isEqualTo("/endpoints/mistral-7b/invocations-response-stream");
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(request.getBodyAsString()).contains("\"stream\":true");
        }

        @Test
        void isSignedForSageMaker() {
            for (LoggedRequest request :
                    new LoggedRequest[] {
                        whole(endpoint(Dialect.TGI)), streamed(endpoint(Dialect.TGI))
                    }) {
                assertThat(request.getHeader("Authorization"))
                        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                        .contains("/eu-central-1/sagemaker/aws4_request")
                        .contains("host")
                        .contains("x-amz-date");
            }
        }

        @Test
        void namesNothingThatIsNotSet() {
            LoggedRequest request = whole(endpoint(Dialect.TGI));

            assertThat(request.getHeaders().keys())
                    .noneMatch(
                            name -> name.toLowerCase(Locale.ROOT).startsWith("x-amzn-sagemaker"));
        }
    }

    @Nested
    class AnEndpointOfSeveralModels {

        private final SageMakerEndpoint endpoint =
                SageMakerEndpoint.of(
                        EndpointTarget.of(Calls.NAME)
                                .withInferenceComponent("mistral-component")
                                .withTargetVariant("blue"),
                        Dialect.TGI);

        @Test
        void isToldWhichOneAndWhichVariant() {
            for (LoggedRequest request :
                    new LoggedRequest[] {whole(endpoint), streamed(endpoint)}) {
                assertThat(request.getHeader("X-Amzn-SageMaker-Inference-Component"))
                        .isEqualTo("mistral-component");
                assertThat(request.getHeader("X-Amzn-SageMaker-Target-Variant")).isEqualTo("blue");
            }
        }
    }

    @Nested
    class Llama2 {

        @Test
        void hasItsLicenceAcceptedWithEachCall() {
            for (LoggedRequest request :
                    new LoggedRequest[] {
                        whole(endpoint(Dialect.LLAMA2)), streamed(endpoint(Dialect.LLAMA2))
                    }) {
                assertThat(request.getHeader("X-Amzn-SageMaker-Custom-Attributes"))
                        .isEqualTo("accept_eula=true");
            }
        }
    }

    @Nested
    class NothingIsSent {

        @Test
        void toAnEndpointThatIsNotInTheSettings() {
            refused(UnknownModel.class, new ModelId("sagemaker", "somebody-elses"), "hello");
        }

        @Test
        void toAnEndpointOfThatNameAtAnotherProvider() {
            refused(UnknownModel.class, new ModelId("bedrock", Calls.NAME), "hello");
        }

        @Test
        void whenTheBodyIsLargerThanSageMakerTakes() {
            refused(InvalidRequest.class, Calls.MODEL, "x".repeat(EndpointCalls.LARGEST_BODY));
        }

        private void refused(Class<? extends Throwable> expected, ModelId model, String prompt) {
            try (Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                CompletionRequest request =
                        CompletionRequest.of(
                                model, prompt, Sampling.DEFAULT, Deadline.in(Calls.PLENTY));

                assertThatThrownBy(() -> calls.adapter().complete(request)).isInstanceOf(expected);
                assertThatThrownBy(() -> calls.adapter().stream(request, _ -> {}))
                        .isInstanceOf(expected);
            }
            assertThat(service.calls()).isZero();
        }
    }

    @Test
    void aBodyOfTheLargestSizeIsSent() {
        service.answers(json(ANSWER));
        try (Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
            int around = 150;
            String prompt = "x".repeat(EndpointCalls.LARGEST_BODY - around);

            calls.adapter()
                    .complete(
                            CompletionRequest.of(
                                    Calls.MODEL,
                                    prompt,
                                    Sampling.DEFAULT,
                                    Deadline.in(Calls.PLENTY)));
        }

        assertThat(service.lastRequest().getBody().length)
                .isBetween(EndpointCalls.LARGEST_BODY - 150, EndpointCalls.LARGEST_BODY);
    }
}

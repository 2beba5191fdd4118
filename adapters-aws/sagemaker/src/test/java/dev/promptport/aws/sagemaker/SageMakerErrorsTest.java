package dev.promptport.aws.sagemaker;

import static dev.promptport.aws.client.wire.Upstream.error;
import static dev.promptport.aws.client.wire.Upstream.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/** What every error of the service means, and how often the service is called for it. */
class SageMakerErrorsTest {

    private static final String SECRET = Calls.PROMPT;

    private Upstream service;
    private Calls calls;

    @BeforeEach
    void start() {
        service = Upstream.start();
        calls = Calls.of(service.settings(), Dialect.TGI);
    }

    @AfterEach
    void stop() {
        calls.close();
        service.close();
    }

    /** What a call ends with, the same whether the answer was to come whole or in parts. */
    private <F extends Failure> F meaning(Class<F> expected, ResponseDefinitionBuilder answer) {
        service.answers(answer);
        F whole = catchThrowableOfType(expected, () -> calls.complete());
        int wholeCalls = service.calls();
        F streamed = catchThrowableOfType(expected, () -> calls.stream(_ -> {}));

        assertThat(whole).isExactlyInstanceOf(expected);
        assertThat(streamed).isExactlyInstanceOf(expected).hasMessage(whole.getMessage());
        assertThat(service.calls()).isEqualTo(2 * wholeCalls);
        assertThat(wholeCalls).isBetween(1, 3);
        assertThat(whole.getMessage()).doesNotContain(SECRET).isNotBlank();
        return whole;
    }

    private static ResponseDefinitionBuilder modelError(int original, String message) {
        return error(
                424,
                "ModelError",
                """
                {"Message":"Received an error from primary and message \\"%s\\"",\
                "OriginalStatusCode":%d,"OriginalMessage":"%s","LogStreamArn":"arn:aws:logs:x"}"""
                        .formatted(message, original, message),
                List.of());
    }

    @Nested
    class AnErrorOfTheModel {

        @ParameterizedTest
        @ValueSource(ints = {400, 413, 422})
        void isTheRequestsFaultWhenTheContainerSaysSo(int status) {
            InvalidRequest failure =
                    meaning(InvalidRequest.class, modelError(status, "bad value in " + SECRET));

            assertThat(failure.reason()).isEqualTo(Reason.INVALID);
            assertThat(service.calls()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 200 `max_new_tokens`",
                    "Input validation error: `inputs` must have less than 1024 tokens. Given: 2000",
                    "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens"
                })
        void namesAPromptThatIsTooLong(String message) {
            InvalidRequest failure = meaning(InvalidRequest.class, modelError(422, message));

            assertThat(failure.reason()).isEqualTo(Reason.CONTEXT_LENGTH);
            assertThat(failure.field()).isEqualTo("messages");
        }

        @ParameterizedTest
        @ValueSource(ints = {429, 503})
        void isForTheMomentWhenTheContainerIsOverloaded(int status) {
            Unavailable failure =
                    meaning(Unavailable.class, modelError(status, "Model is overloaded"));

            assertThat(failure.retryAfter()).isPositive();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 404, 424, 500, 507})
        void isABadAnswerOtherwise(int status) {
            meaning(BadUpstreamAnswer.class, modelError(status, "CUDA error near " + SECRET));
        }

        @Test
        void isABadAnswerWhenItSaysNothing() {
            meaning(BadUpstreamAnswer.class, error(424, "ModelError", "{}", List.of()));
        }

        @Test
        void isATimeOutWhenTheContainerWasTooSlow() {
            meaning(
                    TimedOut.class,
                    modelError(
                            0,
                            "Your invocation timed out while waiting for a response from container primary."));
        }
    }

    @Nested
    class AnEndpointThatIsStarting {

        @Test
        void isUnavailableForAsLongAsTheServiceSays() {
            Unavailable failure =
                    meaning(
                            Unavailable.class,
                            error(
                                    429,
                                    "ModelNotReadyException",
                                    "{\"Message\":\"not ready\"}",
                                    List.of("Retry-After", "42")));

            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(42));
            assertThat(failure).hasMessageContaining(Calls.NAME).hasMessageContaining("starting");
        }

        @Test
        void isUnavailableForAWhileWhenTheServiceDoesNotSay() {
            Unavailable failure =
                    meaning(Unavailable.class, error(429, "ModelNotReadyException", "not ready"));

            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(15));
        }

        @Test
        void isTheSameWhenItsInferenceComponentWasScaledToZero() {
            Unavailable failure =
                    meaning(
                            Unavailable.class,
                            error(
                                    400,
                                    "ValidationError",
                                    "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress"));

            assertThat(failure).hasMessageContaining("starting");
            assertThat(service.calls()).isEqualTo(2);
        }
    }

    @Nested
    class AnEndpointThatIsNotThere {

        @Test
        void isADeploymentsFaultThatNamesIt() {
            Misconfigured failure =
                    meaning(
                            Misconfigured.class,
                            error(
                                    400,
                                    "ValidationError",
                                    "Endpoint mistral-7b of account 123456789012 not found."));

            assertThat(failure)
                    .hasMessageContaining("'mistral-7b'")
                    .hasMessageNotContaining("123456789012");
        }
    }

    @Nested
    class AnErrorOfTheService {

        @ParameterizedTest
        @CsvSource({
            "500, InternalFailure, 3",
            "503, ServiceUnavailable, 3",
            "530, InternalDependencyException, 1"
        })
        void meansThatItIsUnavailable(int status, String type, int attempts) {
            meaning(Unavailable.class, error(status, type, "try " + SECRET));

            assertThat(service.calls()).isEqualTo(2 * attempts);
        }

        @Test
        void meansAnInvalidRequestWhenItIsAnotherValidationError() {
            meaning(InvalidRequest.class, error(400, "ValidationError", "value too long"));
        }

        @Test
        void meansTooMuchAtOnceWhenItThrottles() {
            meaning(Throttled.class, error(400, "ThrottlingException", "Rate exceeded"));

            assertThat(service.calls()).isEqualTo(6);
        }

        @Test
        void meansThatWeAreRefusedWhenTheRoleMayNot() {
            meaning(
                    Refused.class,
                    error(403, "AccessDeniedException", "arn:aws:iam::1:role/x may not"));
        }
    }

    @Nested
    class AnErrorInMidStream {

        private <F extends Failure> F meaning(Class<F> expected, byte[] frame) {
            byte[] before = PlayedTokens.token("Once");
            service.answers(frames(before, frame), frames(PlayedTokens.WHOLE));
            StringBuilder text = new StringBuilder();
            F failure =
                    catchThrowableOfType(expected, () -> calls.stream(delta -> text.append(delta)));

            assertThat(failure).isExactlyInstanceOf(expected);
            assertThat(text).contains("Once");
            assertThat(service.calls()).as("calls of the service").isOne();
            assertThat(failure.getMessage()).doesNotContain(SECRET);
            return failure;
        }

        @Test
        void isATimeOutWhenTheModelTookTooLong() {
            meaning(
                    TimedOut.class,
                    EventFrames.exception(
                            "ModelStreamError",
                            "{\"Message\":\"m\",\"ErrorCode\":\"ModelInvocationTimeExceeded\"}"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"Message\":\"the secret word is xylograph\",\"ErrorCode\":\"StreamBroken\"}",
                    "{}"
                })
        void isABadAnswerWhenTheStreamBroke(String error) {
            meaning(BadUpstreamAnswer.class, EventFrames.exception("ModelStreamError", error));
        }

        @Test
        void isForTheMomentWhenTheServiceFailed() {
            meaning(
                    Unavailable.class,
                    EventFrames.exception("InternalStreamFailure", "{\"Message\":\"m\"}"));
        }

        @Test
        void isAFailureWhenTheModelDoesNotNameIt() {
            service.answers(
                    frames(
                            PlayedTokens.token("Once"),
                            EventFrames.error("InternalError", "broken")));

            assertThat(catchThrowableOfType(Failure.class, () -> calls.stream(_ -> {})))
                    .isInstanceOf(Failure.class);
        }
    }
}

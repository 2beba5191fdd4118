package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;

import java.io.EOFException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

class AwsErrorsTest {

    private static final Upstream UPSTREAM = Upstream.start();
    private static final Sample SAMPLE = new Sample(UPSTREAM.settings().withAttempts(1));

    private static final String TOLD =
            "User: arn:aws:sts::123456789012:assumed-role/r said " + Sample.PROMPT;

    @BeforeEach
    void forget() {
        UPSTREAM.reset();
    }

    @AfterAll
    static void close() {
        SAMPLE.close();
        UPSTREAM.close();
    }

    private static Failure failureOf(int status, String type, String... headers) {
        UPSTREAM.answers(
                Upstream.error(status, type, "{\"message\":\"" + TOLD + "\"}", List.of(headers)));
        return (Failure) catchThrowable(SAMPLE::ask);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "400, ValidationException, InvalidRequest",
        "400, ServiceQuotaExceededException, Throttled",
        "400, ThrottlingException, Throttled",
        "400, RequestTimeout, Unavailable",
        "400, ExpiredTokenException, Refused",
        "400, IncompleteSignature, Refused",
        "400, UnknownOperationException, Misconfigured",
        "400, '', Misconfigured",
        "401, '', Refused",
        "403, AccessDeniedException, Refused",
        "403, UnrecognizedClientException, Refused",
        "403, InvalidSignatureException, Refused",
        "403, SignatureDoesNotMatch, Refused",
        "403, InvalidClientTokenId, Refused",
        "403, InvalidAccessKeyId, Refused",
        "403, MissingAuthenticationToken, Refused",
        "403, ExpiredToken, Refused",
        "403, SomethingNew, Refused",
        "404, ResourceNotFoundException, Misconfigured",
        "408, ModelTimeoutException, TimedOut",
        "413, SomethingNew, BadUpstreamAnswer",
        "424, ModelErrorException, BadUpstreamAnswer",
        "429, ThrottlingException, Throttled",
        "429, TooManyRequestsException, Throttled",
        "429, '', Throttled",
        "500, InternalServerException, Unavailable",
        "502, '', Unavailable",
        "503, ServiceUnavailableException, Unavailable",
        "503, SlowDown, Throttled",
        "504, '', TimedOut",
        "301, PermanentRedirect, BadUpstreamAnswer",
    })
    void eachErrorHasItsMeaningAndAMessageOfOurs(int status, String type, String meaning) {
        Failure failure = failureOf(status, type);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(failure.getMessage())
                .startsWith("Amazon Bedrock ")
                .doesNotContain("xylograph", "123456789012", "arn:", "()")
                .doesNotEndWith(": ");
    }

    @Test
    void theMessageNamesTheErrorWhereThatHelps() {
        assertThat(failureOf(403, "AccessDeniedException"))
                .hasMessage(
                        "Amazon Bedrock refuses the call (AccessDeniedException): check the role's permissions and, for a model, that its use is enabled");
        assertThat(failureOf(404, "ResourceNotFoundException:http://internal/"))
                .hasMessage(
                        "Amazon Bedrock does not know what it was asked for: ResourceNotFoundException");
        assertThat(failureOf(401, ""))
                .hasMessageStartingWith("Amazon Bedrock refuses the call (status 401): ");
    }

    @Test
    void aValueOutOfRangeIsTheCallersToChange() {
        assertThat(failureOf(400, "ValidationException"))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        invalid -> assertThat(invalid.field()).isEqualTo("body"));
    }

    @Nested
    class RetryAfterHeader {

        @Test
        void isCarried() {
            assertThat(failureOf(429, "ThrottlingException", "Retry-After", "17"))
                    .isInstanceOfSatisfying(
                            Throttled.class, it -> assertThat(it.retryAfter()).hasSeconds(17));
            assertThat(failureOf(503, "ServiceUnavailableException", "retry-after", "30"))
                    .isInstanceOfSatisfying(
                            Unavailable.class, it -> assertThat(it.retryAfter()).hasSeconds(30));
        }

        @ParameterizedTest
        @CsvSource({"''", "soon", "-3", "1.5", "'Wed, 21 Oct 2026 07:28:00 GMT'", "99999999999"})
        void isGuessedWhenItIsNoNumberOfSeconds(String value) {
            assertThat(failureOf(429, "ThrottlingException", "Retry-After", value))
                    .isInstanceOfSatisfying(
                            Throttled.class, it -> assertThat(it.retryAfter()).hasSeconds(2));
        }

        @Test
        void isGuessedWhenItIsAbsent() {
            assertThat(failureOf(503, "ServiceUnavailableException"))
                    .isInstanceOfSatisfying(
                            Unavailable.class, it -> assertThat(it.retryAfter()).hasSeconds(10));
        }
    }

    @Nested
    class AnErrorOfOneService {

        private final AwsErrors errors =
                new AwsErrors(
                        "Amazon Bedrock",
                        error ->
                                error instanceof ModelErrorException
                                        ? Optional.of(new TimedOut("the model fell asleep"))
                                        : Optional.empty());

        @Test
        void meansWhatTheServiceSays() {
            assertThat(errors.meaningOf(ModelErrorException.builder().statusCode(424).build()))
                    .isInstanceOf(TimedOut.class)
                    .hasMessage("the model fell asleep");
        }

        @Test
        void meansTheUsualWhenTheServiceSaysNothing() {
            assertThat(errors.meaningOf(AwsServiceException.builder().statusCode(500).build()))
                    .isInstanceOf(Unavailable.class);
        }
    }

    @Nested
    class WhatIsNoErrorOfAService {

        private final AwsErrors errors = new AwsErrors("Amazon Bedrock", _ -> Optional.empty());

        @Test
        void keepsAFailureOfOursAsItIs() {
            Cancelled ours = new Cancelled("the caller went away");

            assertThat(errors.meaningOf(new ExecutionException(new CompletionException(ours))))
                    .isSameAs(ours);
        }

        @Test
        void isUnreachableForATroubleOfTheNetworkHoweverDeep() {
            assertThat(
                            errors.meaningOf(
                                    SdkClientException.create(
                                            "Unable", new CompletionException(new EOFException()))))
                    .isInstanceOf(Unavailable.class);
            assertThat(errors.meaningOf(new EOFException())).isInstanceOf(Unavailable.class);
        }

        @Test
        void isTimedOutWhenTheSdkGivesUpByItself() {
            assertThat(errors.meaningOf(ApiCallTimeoutException.create(5)))
                    .isInstanceOf(TimedOut.class);
        }

        @Test
        void isMisconfiguredWithoutCredentials() {
            assertThat(
                            errors.meaningOf(
                                    SdkClientException.create(
                                            "Unable to load credentials from any of the providers")))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
        }

        @Test
        void isABadAnswerWhenTheSdkCannotReadIt() {
            assertThat(errors.meaningOf(new IllegalArgumentException("checksum " + TOLD)))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessage("Amazon Bedrock answered something that cannot be read");
        }
    }

    @Test
    void aRequestThatTheSdkItselfRefusesIsNoFailureOfTheService() {
        assertThat(
                        catchThrowable(
                                () ->
                                        new AwsCalls("Amazon Bedrock", _ -> Optional.empty())
                                                .answer(
                                                        Deadline.in(Duration.ofSeconds(1)),
                                                        () -> {
                                                            throw new IllegalArgumentException(
                                                                    "no such part");
                                                        })))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

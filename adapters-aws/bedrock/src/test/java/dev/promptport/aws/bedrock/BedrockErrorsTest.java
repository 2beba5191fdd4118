package dev.promptport.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.failure.UnknownModel;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every error that the service's model names, from each operation, as an answer and in mid-stream.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BedrockErrorsTest {

    private static final String PROMPT = "the canary's prompt";
    private static final String TEXT = PROMPT + " arn:aws:iam::123456789012:role/canary";
    private static final List<byte[]> BEGINNING =
            List.of(
                    EventFrames.event("messageStart", "{\"role\":\"assistant\"}"),
                    EventFrames.event(
                            "contentBlockDelta",
                            "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Hel\"}}"));

    /** The four operations. */
    enum Operation {
        CONVERSE,
        CONVERSE_STREAM,
        INVOKE_MODEL,
        INVOKE_MODEL_WITH_RESPONSE_STREAM;

        boolean streams() {
            return this == CONVERSE_STREAM || this == INVOKE_MODEL_WITH_RESPONSE_STREAM;
        }

        boolean invokes() {
            return this == INVOKE_MODEL || this == INVOKE_MODEL_WITH_RESPONSE_STREAM;
        }
    }

    /** An error, what it means, and how often the call is made for it. */
    private record Meaning(int status, String type, Class<? extends Failure> failure, int calls) {}

    private static final List<Meaning> MEANINGS =
            List.of(
                    new Meaning(403, "AccessDeniedException", Refused.class, 1),
                    new Meaning(404, "ResourceNotFoundException", UnknownModel.class, 1),
                    new Meaning(429, "ThrottlingException", Throttled.class, 3),
                    new Meaning(408, "ModelTimeoutException", TimedOut.class, 1),
                    new Meaning(424, "ModelErrorException", BadUpstreamAnswer.class, 1),
                    new Meaning(424, "ModelStreamErrorException", BadUpstreamAnswer.class, 1),
                    new Meaning(429, "ModelNotReadyException", Unavailable.class, 3),
                    new Meaning(400, "ValidationException", InvalidRequest.class, 1),
                    new Meaning(400, "ServiceQuotaExceededException", Throttled.class, 1),
                    new Meaning(500, "InternalServerException", Unavailable.class, 3),
                    new Meaning(503, "ServiceUnavailableException", Unavailable.class, 3));

    private final LocalBedrock bedrock = new LocalBedrock();

    @AfterAll
    void close() {
        bedrock.close();
    }

    @BeforeEach
    void reset() {
        bedrock.upstream().reset();
    }

    private Throwable failure(Operation operation) {
        BedrockSettings settings =
                operation.invokes()
                        ? BedrockSettings.DEFAULT.withInvoked(Set.of("claude"))
                        : BedrockSettings.DEFAULT;
        BedrockCompletions port = bedrock.port(settings);
        CompletionRequest request = Asking.of(Asking.CLAUDE, Message.user(PROMPT));
        return catchThrowable(
                () -> {
                    if (operation.streams()) {
                        port.stream(request, _ -> {});
                    } else {
                        port.complete(request);
                    }
                });
    }

    static Stream<Arguments> errors() {
        return Arrays.stream(Operation.values())
                .flatMap(
                        operation ->
                                MEANINGS.stream().map(meaning -> Arguments.of(operation, meaning)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorIsTheFailureItMeansAfterThreeCallsAtMost(Operation operation, Meaning meaning) {
        bedrock.upstream().answers(Upstream.error(meaning.status(), meaning.type(), TEXT));

        Throwable failure = failure(operation);

        assertThat(failure).isInstanceOf(meaning.failure());
        assertThat(failure.getMessage()).isNotBlank().doesNotContain("canary", "arn:aws");
        assertThat(bedrock.upstream().calls()).isEqualTo(meaning.calls());
    }

    @ParameterizedTest
    @CsvSource({
        "throttlingException, dev.promptport.domain.failure.Throttled",
        "modelStreamErrorException, dev.promptport.domain.failure.BadUpstreamAnswer",
        "validationException, dev.promptport.domain.failure.InvalidRequest",
        "internalServerException, dev.promptport.domain.failure.Unavailable",
        "serviceUnavailableException, dev.promptport.domain.failure.Unavailable"
    })
    void anErrorInMidStreamIsTheFailureItMeans(String type, Class<? extends Failure> expected) {
        assertMidStream(Operation.CONVERSE_STREAM, type, expected);
        assertMidStream(Operation.INVOKE_MODEL_WITH_RESPONSE_STREAM, type, expected);
    }

    @Test
    void aModelThatTimesOutInMidStreamHasTimedOut() {
        assertMidStream(
                Operation.INVOKE_MODEL_WITH_RESPONSE_STREAM,
                "modelTimeoutException",
                TimedOut.class);
    }

    private void assertMidStream(
            Operation operation, String type, Class<? extends Failure> expected) {
        bedrock.upstream().reset();
        byte[] exception = EventFrames.exception(type, "{\"message\":\"" + TEXT + "\"}");
        byte[][] frames =
                operation.invokes()
                        ? new byte[][] {exception}
                        : new byte[][] {BEGINNING.getFirst(), BEGINNING.getLast(), exception};
        bedrock.upstream().answers(Upstream.frames(frames));

        Throwable failure = failure(operation);

        assertThat(failure).as("%s of %s", type, operation).isInstanceOf(expected);
        assertThat(failure.getMessage()).isNotBlank().doesNotContain("canary", "arn:aws");
        assertThat(bedrock.upstream().calls()).isLessThanOrEqualTo(3);
    }

    @Test
    void anErrorInMidStreamThatTheModelDoesNotNameIsAFailureToo() {
        bedrock.upstream()
                .answers(
                        Upstream.frames(
                                BEGINNING.getFirst(),
                                BEGINNING.getLast(),
                                EventFrames.error("SomethingElse", TEXT)));

        Throwable failure = failure(Operation.CONVERSE_STREAM);

        assertThat(failure).isInstanceOf(Failure.class);
        assertThat(failure.getMessage()).doesNotContain("canary", "arn:aws");
    }

    @ParameterizedTest
    @CsvSource({
        "400, dev.promptport.domain.failure.InvalidRequest",
        "413, dev.promptport.domain.failure.InvalidRequest",
        "422, dev.promptport.domain.failure.InvalidRequest",
        "429, dev.promptport.domain.failure.Unavailable",
        "503, dev.promptport.domain.failure.Unavailable",
        "500, dev.promptport.domain.failure.BadUpstreamAnswer"
    })
    void aModelsErrorIsJudgedByTheStatusOfTheModel(int status, Class<? extends Failure> expected) {
        for (Operation operation : Operation.values()) {
            bedrock.upstream().reset();
            bedrock.upstream()
                    .answers(
                            Upstream.error(
                                    424,
                                    "ModelErrorException",
                                    "{\"message\":\"\",\"originalStatusCode\":" + status + "}",
                                    List.of()));

            assertThat(failure(operation)).as(operation.name()).isInstanceOf(expected);
        }
    }

    @Test
    void theWaitThatIsAskedForIsPassedOn() {
        bedrock.upstream()
                .answers(
                        Upstream.error(
                                400,
                                "ServiceQuotaExceededException",
                                "{\"message\":\"\"}",
                                List.of("Retry-After", "17")));

        assertThat(failure(Operation.INVOKE_MODEL))
                .isInstanceOfSatisfying(
                        Throttled.class,
                        throttled ->
                                assertThat(throttled.retryAfter())
                                        .isEqualTo(Duration.ofSeconds(17)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Input is too long for requested model. | messages | CONTEXT_LENGTH",
                "The model returned the following errors: prompt is too long: 210000 tokens > 200000 maximum | messages | CONTEXT_LENGTH",
                "input length and `max_tokens` exceed context limit: 199000 + 4096 > 200000 | messages | CONTEXT_LENGTH",
                "Malformed input request: expected maxLength: 42000, actual: 50000 | messages | CONTEXT_LENGTH",
                "The maximum tokens you requested exceeds the model limit of 8192. | max_tokens | INVALID",
                "max_tokens: 100000 > 4096, which is the maximum allowed number of output tokens | max_tokens | INVALID",
                "`temperature` and `top_p` cannot both be specified for this model. | temperature | UNSUPPORTED",
                "top_k: must be below 100 | top_k | UNSUPPORTED",
                "The value at topP is not allowed | top_p | UNSUPPORTED",
                "This model doesn't support the stopSequences field. | stop | UNSUPPORTED",
                "This model doesn't support the toolConfig.toolChoice.any field. | tool_choice | UNSUPPORTED",
                "This model doesn't support tool use. | tools | UNSUPPORTED",
                "This model doesn't support system messages. | messages | UNSUPPORTED",
                "Invocation of model ID x with on-demand throughput isn't supported. | model | INVALID",
                "Something else altogether | body | INVALID"
            })
    void whatAValidationComplainsOfIsNamed(String text, String field, Reason reason) {
        for (Operation operation : Operation.values()) {
            bedrock.upstream().reset();
            bedrock.upstream().answers(Upstream.error(400, "ValidationException", text));

            assertThat(failure(operation))
                    .as(operation.name())
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            refusal -> {
                                assertThat(refusal.field()).isEqualTo(field);
                                assertThat(refusal.reason()).isEqualTo(reason);
                                assertThat(refusal.getMessage()).doesNotContain(text);
                            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The provided model identifier is invalid. | dev.promptport.domain.failure.UnknownModel",
                "Operation not allowed | dev.promptport.domain.failure.Refused",
                "The guardrail identifier or version does not exist. | dev.promptport.domain.failure.Misconfigured"
            })
    void aValidationMayMeanAnotherFailureAltogether(
            String text, Class<? extends Failure> expected) {
        bedrock.upstream().answers(Upstream.error(400, "ValidationException", text));

        assertThat(failure(Operation.CONVERSE)).isInstanceOf(expected);
    }

    @Test
    void anUnknownModelIsNamed() {
        bedrock.upstream().answers(Upstream.error(404, "ResourceNotFoundException", ""));

        assertThat(failure(Operation.CONVERSE))
                .isInstanceOfSatisfying(
                        UnknownModel.class,
                        unknown -> assertThat(unknown.model().name()).isEqualTo(Asking.CLAUDE));
    }
}

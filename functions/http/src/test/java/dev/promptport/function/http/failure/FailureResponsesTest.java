package dev.promptport.function.http.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.failure.UnknownPrompt;
import dev.promptport.domain.prompt.PromptId;

import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

class FailureResponsesTest {

    static Stream<Arguments> failures() {
        Duration wait = Duration.ofMillis(2100);
        return Stream.of(
                Arguments.of(
                        InvalidRequest.missing("x"),
                        400,
                        "invalid_request_error",
                        "missing_field",
                        null,
                        null),
                Arguments.of(
                        new UnknownModel(ModelId.of("a:b"), "m"),
                        404,
                        "invalid_request_error",
                        "model_not_found",
                        null,
                        null),
                Arguments.of(
                        new UnknownPrompt(new PromptId("marv")),
                        404,
                        "invalid_request_error",
                        "prompt_not_found",
                        null,
                        null),
                Arguments.of(
                        new InvalidRequest(
                                "Idempotency-Key", InvalidRequest.Reason.KEY_REUSED, "m"),
                        422,
                        "invalid_request_error",
                        "idempotency_mismatch",
                        null,
                        null),
                Arguments.of(
                        new InProgress("m", wait), 409, "conflict_error", "in_progress", "3", null),
                Arguments.of(new Throttled("m", wait), 429, "rate_limit_error", null, "3", null),
                Arguments.of(new Refused("m"), 500, "server_error", "upstream_auth", null, "false"),
                Arguments.of(
                        new Misconfigured("m"),
                        500,
                        "server_error",
                        "misconfigured",
                        null,
                        "false"),
                Arguments.of(
                        new BadUpstreamAnswer("m"),
                        502,
                        "server_error",
                        "bad_upstream",
                        null,
                        null),
                Arguments.of(
                        new ArtifactNotSaved("m", draft(), null),
                        502,
                        "server_error",
                        "artifact_not_saved",
                        null,
                        "false"),
                Arguments.of(
                        new Unavailable("m", Duration.ZERO, null),
                        503,
                        "server_error",
                        "model_not_ready",
                        "1",
                        null),
                Arguments.of(
                        new TimedOut("m"), 504, "timeout_error", "upstream_timeout", null, "false"),
                Arguments.of(new Cancelled("m"), 499, "server_error", "client_gone", null, null));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_has_its_status_type_and_code_and_says_whether_to_try_again(
            Failure failure,
            int status,
            String type,
            @Nullable String code,
            @Nullable String retryAfter,
            @Nullable String shouldRetry) {
        MutableHttpResponse<ErrorBody> response = FailureResponses.respond(failure);

        assertThat(response.code()).isEqualTo(status);
        assertThat(response.getBody().orElseThrow().error().message())
                .isEqualTo(failure.getMessage());
        assertThat(response.getBody().orElseThrow().error().type()).isEqualTo(type);
        assertThat(response.getBody().orElseThrow().error().code()).isEqualTo(code);
        assertThat(response.header("retry-after")).isEqualTo(retryAfter);
        assertThat(response.header("x-should-retry")).isEqualTo(shouldRetry);
    }

    @Test
    void no_kind_of_failure_is_left_out_above() {
        assertThat(failures().<Class<?>>map(row -> row.get()[0].getClass()).distinct())
                .containsExactlyInAnyOrder(Failure.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING, missing_field",
        "INVALID, invalid_value",
        "UNKNOWN_FIELD, unknown_parameter",
        "UNSUPPORTED, unsupported_value",
        "CONTEXT_LENGTH, context_length_exceeded",
        "CONTENT_FILTER, content_filter"
    })
    void a_wrong_request_has_a_code_of_its_own_reason_and_names_the_field(
            Reason reason, String code) {
        ErrorBody.Detail error =
                FailureResponses.body(new InvalidRequest("command", reason, "m")).error();

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.param()).isEqualTo("command");
    }

    private static ArtifactDraft draft() {
        return new ArtifactDraft(ByteBuffer.allocate(0), "text/plain", "txt", Optional.empty());
    }
}

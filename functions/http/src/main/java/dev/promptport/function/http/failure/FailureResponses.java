package dev.promptport.function.http.failure;

import static dev.promptport.domain.failure.InvalidRequest.Reason.KEY_REUSED;
import static dev.promptport.function.http.failure.ErrorBody.INVALID_REQUEST;
import static dev.promptport.function.http.failure.ErrorBody.SERVER_ERROR;

import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.failure.UnknownPrompt;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import java.time.Duration;

/**
 * The one place where a failure becomes a response. A new failure does not compile until it is
 * mapped here.
 */
public final class FailureResponses {

    /** Tells OpenAI's clients not to try again by themselves. */
    public static final String SHOULD_RETRY = "x-should-retry";

    /** What a proxy logs when the client went away; nobody is there to read it. */
    public static final int CLIENT_GONE = 499;

    private FailureResponses() {}

    public static MutableHttpResponse<ErrorBody> respond(Failure failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case InvalidRequest f ->
                    json(
                            f.reason() == KEY_REUSED ? 422 : 400,
                            ErrorBody.of(message, INVALID_REQUEST, f.field(), code(f.reason())));
            case UnknownModel _ ->
                    json(404, ErrorBody.of(message, INVALID_REQUEST, "model", "model_not_found"));
            case UnknownPrompt _ ->
                    json(404, ErrorBody.of(message, INVALID_REQUEST, null, "prompt_not_found"));
            case Throttled f ->
                    later(
                            f.retryAfter(),
                            json(429, ErrorBody.of(message, "rate_limit_error", null, null)));
            case InProgress f ->
                    later(
                            f.retryAfter(),
                            json(
                                    409,
                                    ErrorBody.of(message, "conflict_error", null, "in_progress")));
            case Unavailable f ->
                    later(f.retryAfter(), json(503, server(message, "model_not_ready")));
            case BadUpstreamAnswer _ -> json(502, server(message, "bad_upstream"));
            case Refused _ -> noRetry(json(500, server(message, "upstream_auth")));
            case Misconfigured _ -> noRetry(json(500, server(message, "misconfigured")));
            case ArtifactNotSaved _ -> noRetry(json(502, server(message, "artifact_not_saved")));
            case TimedOut _ ->
                    noRetry(
                            json(
                                    504,
                                    ErrorBody.of(
                                            message, "timeout_error", null, "upstream_timeout")));
            case Cancelled _ -> json(CLIENT_GONE, server(message, "client_gone"));
        };
    }

    /** The body alone, for an answer that breaks off after its first byte. */
    public static ErrorBody body(Failure failure) {
        return respond(failure).getBody().orElseThrow();
    }

    private static String code(InvalidRequest.Reason reason) {
        return switch (reason) {
            case MISSING -> "missing_field";
            case INVALID -> "invalid_value";
            case UNKNOWN_FIELD -> "unknown_parameter";
            case UNSUPPORTED -> "unsupported_value";
            case CONTEXT_LENGTH -> "context_length_exceeded";
            case CONTENT_FILTER -> "content_filter";
            case KEY_REUSED -> "idempotency_mismatch";
        };
    }

    private static ErrorBody server(String message, String code) {
        return ErrorBody.of(message, SERVER_ERROR, null, code);
    }

    private static MutableHttpResponse<ErrorBody> json(int status, ErrorBody body) {
        return HttpResponse.<ErrorBody>status(status, reason(status))
                .body(body)
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static String reason(int status) {
        return status == CLIENT_GONE
                ? "Client Closed Request"
                : HttpStatus.getDefaultReason(status);
    }

    private static MutableHttpResponse<ErrorBody> later(
            Duration wait, MutableHttpResponse<ErrorBody> response) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static MutableHttpResponse<ErrorBody> noRetry(MutableHttpResponse<ErrorBody> response) {
        return response.header(SHOULD_RETRY, "false");
    }
}

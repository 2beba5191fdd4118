package dev.promptport.aws.client;

import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Puts the SDK's errors into the domain's terms, all of them. What AWS says is not passed on: it
 * may quote the prompt and names accounts and roles; the cause keeps it.
 */
final class AwsErrors {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final String service;
    private final ServiceErrors own;

    AwsErrors(String service, ServiceErrors own) {
        this.service = service;
        this.own = own;
    }

    /** What to throw for whatever a call ended with; a failure of ours stays itself. */
    RuntimeException meaningOf(Throwable thrown) {
        return switch (thrown) {
            case CompletionException e when e.getCause() != null -> meaningOf(e.getCause());
            case ExecutionException e when e.getCause() != null -> meaningOf(e.getCause());
            case Failure failure -> failure;
            case AwsServiceException e -> own.meaningOf(e).orElseGet(() -> usual(e));
            case ApiCallTimeoutException e ->
                    new TimedOut("the time allowed for a call of " + service + " is spent", e);
            case SdkClientException e -> client(e);
            case IOException e -> unreachable(e);
            case RuntimeException e -> unreadable(e);
            default -> new IllegalStateException("a call of " + service + " failed", thrown);
        };
    }

    private Failure usual(AwsServiceException error) {
        Optional<Duration> wait = RetryAfter.of(error);
        if (error.isThrottlingException()) {
            return throttled(wait);
        }
        return switch (code(error)) {
            case "AccessDeniedException",
                    "AccessDenied",
                    "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId",
                    "IncompleteSignature",
                    "MissingAuthenticationToken",
                    "ExpiredTokenException",
                    "ExpiredToken" ->
                    refused(error);
            case "ServiceQuotaExceededException" -> throttled(wait);
            case "RequestTimeout" -> unavailable(error, wait);
            case "ValidationException", "ValidationError" ->
                    InvalidRequest.invalid(
                            "body",
                            service
                                    + " does not accept the request: a value is out of range for this model");
            default -> byStatus(error, wait);
        };
    }

    private Throttled throttled(Optional<Duration> wait) {
        return new Throttled(
                service + " takes no more requests just now; try again later", wait.orElse(SOON));
    }

    private Failure byStatus(AwsServiceException error, Optional<Duration> wait) {
        return switch (error.statusCode()) {
            case 401, 403 -> refused(error);
            case 408, 504 -> new TimedOut(service + " did not answer in time", error);
            case 400, 404 ->
                    new Misconfigured(
                            service + " does not know what it was asked for: " + name(error),
                            error);
            default -> error.statusCode() >= 500 ? unavailable(error, wait) : unknown(error);
        };
    }

    private Failure unavailable(AwsServiceException error, Optional<Duration> wait) {
        return new Unavailable(
                service + " is not available just now; try again later", wait.orElse(LATER), error);
    }

    private Failure unknown(AwsServiceException error) {
        return new BadUpstreamAnswer(service + " answered with an error: " + name(error), error);
    }

    private Failure refused(AwsServiceException error) {
        return new Refused(
                service
                        + " refuses the call ("
                        + name(error)
                        + "): check the role's permissions and, for a model, that its use is enabled",
                error);
    }

    private Failure client(SdkClientException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException || isJson(cause)) {
                return unreadable(error);
            }
            if (cause instanceof IOException io) {
                return unreachable(io);
            }
        }
        String message = String.valueOf(error.getMessage());
        if (message.contains("credentials")) {
            return new Misconfigured(
                    "no AWS credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE",
                    error);
        }
        return unreadable(error);
    }

    /** The SDK's parser says what is no JSON with exceptions that count as those of the network. */
    private static boolean isJson(Throwable cause) {
        return cause.getClass().getName().contains(".jackson.");
    }

    private Failure unreadable(RuntimeException error) {
        return new BadUpstreamAnswer(service + " answered something that cannot be read", error);
    }

    private Failure unreachable(IOException error) {
        return new Unavailable(
                service + " cannot be reached, or broke off; try again later", SOON, error);
    }

    private static String name(AwsServiceException error) {
        String code = code(error);
        return code.isEmpty() ? "status " + error.statusCode() : code;
    }

    /** The error's name, as in {@code ThrottlingException}; empty when AWS gave none. */
    static String code(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}

package dev.promptport.inference.openai.error;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.failure.UnknownModel;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts the errors of endpoints into the domain's terms, all of them. */
public final class ErrorMeaning {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration MUCH_LATER = Duration.ofMinutes(10);

    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "(?is)(maximum|max|model'?s?) (context|model) len|context (length|window|size)"
                            + "|(prompt|input).{0,40}too long");
    private static final Pattern NO_SUCH_MODEL =
            Pattern.compile(
                    "(?is)model.{0,2100}(not found|does not exist|not exist|no such|not supported)");

    private ErrorMeaning() {}

    /** Whether it may have passed when the call is made again. */
    public static boolean mayPass(EndpointError error) {
        return switch (error.status()) {
            case 429 -> !isOutOfCredit(error);
            case 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /**
     * @param model the one that was asked
     * @param retryAfter when the endpoint wants to be asked again, where it says so
     */
    public static Failure of(EndpointError error, ModelId model, Optional<Duration> retryAfter) {
        return switch (error.status()) {
            case 0 -> inAnAnswer(error, model, retryAfter);
            case 400, 422 -> invalid(error, model);
            case 401, 403 -> refused(error);
            case 404 -> notFound(error, model);
            case 405 -> misplaced(error);
            case 408 -> timedOut();
            case 413 ->
                    InvalidRequest.invalid(
                            "messages",
                            "the request is larger than the model's endpoint takes; shorten it");
            case 429 -> throttled(error, retryAfter);
            default -> {
                if (error.status() >= 500) {
                    yield unavailable(error, retryAfter);
                }
                yield error.status() >= 300 && error.status() < 400
                        ? misplaced(error)
                        : unreadable(error);
            }
        };
    }

    private static Failure inAnAnswer(
            EndpointError error, ModelId model, Optional<Duration> retryAfter) {
        if (error.is("rate_limit_exceeded", "rate_limit_error", "insufficient_quota")) {
            return throttled(error, retryAfter);
        }
        if (error.is("server_error", "internal_error", "overloaded_error", "service_unavailable")) {
            return unavailable(error, retryAfter);
        }
        if (error.is("invalid_request_error", "context_length_exceeded", "content_filter")) {
            return invalid(error, model);
        }
        return error.is("authentication_error", "permission_error", "invalid_api_key")
                ? refused(error)
                : unreadable(error);
    }

    private static Failure invalid(EndpointError error, ModelId model) {
        if (error.is("context_length_exceeded") || TOO_LONG.matcher(error.said()).find()) {
            return new InvalidRequest(
                    "messages",
                    Reason.CONTEXT_LENGTH,
                    "the prompt and the tokens asked for are more than this model takes; shorten the prompt or ask for fewer tokens");
        }
        if (error.is("content_filter", "content_policy_violation")) {
            return new InvalidRequest(
                    "messages",
                    Reason.CONTENT_FILTER,
                    "the provider's content filter does not let the prompt pass; word it otherwise");
        }
        if (error.is("model_not_found") || error.field().equals("model")) {
            return unknown(model);
        }
        if (error.is("unsupported_parameter", "unsupported_value")) {
            return new InvalidRequest(
                    field(error),
                    Reason.UNSUPPORTED,
                    "this model does not take '" + field(error) + "' as it is; leave it out");
        }
        return InvalidRequest.invalid(
                field(error),
                "the model's endpoint does not accept '"
                        + field(error)
                        + "' ("
                        + error.name()
                        + "); see what this model takes");
    }

    private static String field(EndpointError error) {
        return error.field().isEmpty() ? "body" : error.field();
    }

    private static Failure notFound(EndpointError error, ModelId model) {
        boolean modelIsMissing =
                error.is("model_not_found")
                        || error.field().equals("model")
                        || NO_SUCH_MODEL.matcher(error.said()).find();
        return modelIsMissing ? unknown(model) : misplaced(error);
    }

    private static UnknownModel unknown(ModelId model) {
        return new UnknownModel(model, "the endpoint serves no model named '" + model + "'");
    }

    private static Misconfigured misplaced(EndpointError error) {
        return new Misconfigured(
                "there are no chat completions at the model's endpoint ("
                        + error.name()
                        + "): check its base URL, which often ends in /v1");
    }

    private static Refused refused(EndpointError error) {
        return new Refused(
                "the model's endpoint refuses the call ("
                        + error.name()
                        + "): check its API key, and that the key may use this model");
    }

    private static TimedOut timedOut() {
        return new TimedOut("the model's endpoint ran out of time; ask for fewer tokens");
    }

    private static Throttled throttled(EndpointError error, Optional<Duration> retryAfter) {
        return isOutOfCredit(error)
                ? new Throttled(
                        "the account at the model's endpoint has used up its quota; check its plan and billing",
                        retryAfter.orElse(MUCH_LATER))
                : new Throttled(
                        "the model's endpoint takes no more requests just now; try again later",
                        retryAfter.orElse(SOON));
    }

    private static boolean isOutOfCredit(EndpointError error) {
        return error.is("insufficient_quota", "billing_hard_limit_reached");
    }

    private static Unavailable unavailable(EndpointError error, Optional<Duration> retryAfter) {
        return new Unavailable(
                "the model's endpoint is not available just now ("
                        + error.name()
                        + "); try again later",
                retryAfter.orElse(LATER),
                null);
    }

    private static BadUpstreamAnswer unreadable(EndpointError error) {
        String name = error.name();
        return new BadUpstreamAnswer(
                "the model's endpoint answered with an error"
                        + (name.isEmpty() ? "" : " (" + name + ")"));
    }
}

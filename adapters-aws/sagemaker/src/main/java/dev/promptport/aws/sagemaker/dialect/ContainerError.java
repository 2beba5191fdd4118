package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonObject;

import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the errors of containers mean. Their texts are read and not passed on: they may quote the
 * prompt.
 */
public final class ContainerError {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Pattern TOO_LONG =
            Pattern.compile(
                    "(?is)(maximum|max) (context|model) len|context length"
                            + "|tokens.{0,40}max_new_tokens.{0,40}must be <="
                            + "|must have less than \\d+ tokens|input.{0,40}too long");
    private static final Pattern OUT_OF_TIME = Pattern.compile("(?i)invocation timed out");

    private ContainerError() {}

    /** What an HTTP status of the container means, and what it said to it. */
    public static Failure meaningOf(int status, String message, @Nullable Throwable cause) {
        if (OUT_OF_TIME.matcher(message).find()) {
            return new TimedOut(
                    "the model behind the SageMaker endpoint took longer than SageMaker allows; ask for fewer tokens",
                    cause);
        }
        return switch (status) {
            case 400, 413, 422 -> invalid(message);
            case 429, 503 ->
                    new Unavailable(
                            "the model behind the SageMaker endpoint is overloaded; try again later",
                            SOON,
                            cause);
            default ->
                    new BadUpstreamAnswer(
                            "the model behind the SageMaker endpoint failed (status "
                                    + status
                                    + "); its log says why",
                            cause);
        };
    }

    private static InvalidRequest invalid(String message) {
        return TOO_LONG.matcher(message).find()
                ? new InvalidRequest(
                        "messages",
                        Reason.CONTEXT_LENGTH,
                        "the prompt and the tokens asked for are more than this model takes; shorten the prompt or ask for fewer tokens")
                : InvalidRequest.invalid(
                        "body",
                        "the model behind the SageMaker endpoint does not accept the request: a value is out of its range");
    }

    /** Whether a document that came as an answer is an error. */
    static boolean isOne(JsonObject document) {
        return given(document, "error")
                || (given(document, "message")
                        && given(document, "code")
                        && !document.has("choices"));
    }

    private static boolean given(JsonObject document, String name) {
        return document.has(name) && !document.get(name).isJsonNull();
    }

    static Failure meaningOf(JsonObject document) {
        Optional<JsonObject> inner = Json.object(document, "error");
        JsonObject error = inner.orElse(document);
        String message = Json.text(error, "message").or(() -> Json.text(error, "error")).orElse("");
        OptionalInt code = Json.count(error, "code");
        return meaningOf(code.isPresent() ? code.getAsInt() : status(document), message, null);
    }

    /** Text Generation Inference names the kind of error, not its status. */
    private static int status(JsonObject document) {
        return switch (Json.text(document, "error_type").orElse("")) {
            case "validation", "template_error", "tool_error" -> 422;
            case "overloaded" -> 429;
            case "unhealthy", "healthcheck" -> 503;
            default -> 500;
        };
    }
}

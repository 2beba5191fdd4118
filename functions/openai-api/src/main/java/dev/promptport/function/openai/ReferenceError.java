package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.function.http.failure.ErrorBody;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The body of every response on the reference's routes that is not a success.
 *
 * @param error what happened
 * @param description its kind, the field at fault, and what to do
 * @param requestId under which the log has more
 */
@Serdeable
public record ReferenceError(
        String error, String description, @JsonProperty("request_id") String requestId) {

    static ReferenceError of(int status, ErrorBody.Detail detail, String requestId) {
        StringBuilder description = new StringBuilder(detail.type());
        if (detail.code() != null) {
            description.append(" (").append(detail.code()).append(')');
        }
        if (detail.param() != null) {
            description.append(" in the field '").append(detail.param()).append('\'');
        }
        description.append(": ").append(advice(status));
        return new ReferenceError(detail.message(), description.toString(), requestId);
    }

    private static String advice(int status) {
        return switch (status) {
            case 404 -> "ask for something that is there";
            case 409, 429, 503 -> "send the request again after the time that Retry-After gives";
            case 504 -> "ask for less, or have the operator allow more time";
            default ->
                    status < 500
                            ? "correct the request and send it again"
                            : "the request is not at fault; tell the operator its request_id";
        };
    }
}

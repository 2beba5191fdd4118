package dev.promptport.function.http.failure;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/** The body of every response that is not a success, in the shape OpenAI's clients know. */
@Serdeable
public record ErrorBody(Detail error) {

    /**
     * What went wrong.
     *
     * @param message what happened and what to do about it
     * @param type the family, as in {@code invalid_request_error}
     * @param param the field at fault as the caller spells it, if one is
     * @param code the exact reason, as in {@code missing_field}, if there is one
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Detail(
            String message, String type, @Nullable String param, @Nullable String code) {}

    public static final String INVALID_REQUEST = "invalid_request_error";
    public static final String SERVER_ERROR = "server_error";

    public static ErrorBody of(
            String message, String type, @Nullable String param, @Nullable String code) {
        return new ErrorBody(new Detail(message, type, param, code));
    }

    /** For what nobody foresaw: says where to look and nothing else. */
    public static ErrorBody unexpected(String requestId) {
        return of(
                "something went wrong here that should not; the log has more under request id "
                        + requestId,
                SERVER_ERROR,
                null,
                "internal_error");
    }
}

package dev.promptport.domain.failure;

/** The caller's request cannot be served as it is. Names the field at fault. */
public final class InvalidRequest extends Failure {

    /**
     * What is wrong with the field; {@link #CONTEXT_LENGTH} when the prompt does not fit the model,
     * {@link #KEY_REUSED} when an idempotency key stood for another request.
     */
    public enum Reason {
        MISSING,
        INVALID,
        UNKNOWN_FIELD,
        UNSUPPORTED,
        CONTEXT_LENGTH,
        CONTENT_FILTER,
        KEY_REUSED
    }

    private final String field;
    private final Reason reason;

    public InvalidRequest(String field, Reason reason, String message) {
        super(message, null);
        this.field = field;
        this.reason = reason;
    }

    /** A value that is present and wrong. */
    public static InvalidRequest invalid(String field, String message) {
        return new InvalidRequest(field, Reason.INVALID, message);
    }

    /** A value that has to be given. */
    public static InvalidRequest missing(String field) {
        return new InvalidRequest(field, Reason.MISSING, "'" + field + "' is required");
    }

    /** The field as the caller spells it. */
    public String field() {
        return field;
    }

    public Reason reason() {
        return reason;
    }
}

package dev.promptport.domain.failure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a value to be refused, with the field's name and a message that says what is wrong. */
public final class Refusals {

    private Refusals() {}

    public static void assertInvalid(String field, String message, ThrowingCallable construction) {
        assertRefused(field, InvalidRequest.Reason.INVALID, message, construction);
    }

    public static void assertMissing(String field, ThrowingCallable construction) {
        assertRefused(
                field, InvalidRequest.Reason.MISSING, "'" + field + "' is required", construction);
    }

    private static void assertRefused(
            String field,
            InvalidRequest.Reason reason,
            String message,
            ThrowingCallable construction) {
        assertThatThrownBy(construction)
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(message)
                .extracting(
                        thrown -> ((InvalidRequest) thrown).field(),
                        thrown -> ((InvalidRequest) thrown).reason())
                .containsExactly(field, reason);
    }
}

package dev.promptport.function.codegeneration;

import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.invocation.CallerName;

import io.micronaut.http.HttpRequest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The idempotency key a caller sends, made unique to the caller: two that happen to choose the same
 * one do not get each other's code.
 */
final class CallersKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private CallersKey() {}

    /** Empty when the caller sent none. */
    static Optional<String> of(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        String stripped = key.strip();
        if (!SANE.matcher(stripped).matches()) {
            throw InvalidRequest.invalid(
                    HEADER, "'" + HEADER + "' has to be 1 to 255 printable ASCII characters");
        }
        return Optional.of(Sha256.hex(CallerName.of(request)) + "/" + stripped);
    }
}

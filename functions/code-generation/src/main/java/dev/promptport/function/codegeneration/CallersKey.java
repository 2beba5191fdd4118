package dev.promptport.function.codegeneration;

import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.failure.InvalidRequest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The idempotency key a caller sends, made unique to the caller: two that happen to choose the same
 * one do not get each other's code.
 */
final class CallersKey {

    static final String HEADER = "Idempotency-Key";

    private static final String API_KEY = "x-api-key";
    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** In a signature of AWS the access key names the caller; the rest differs each time. */
    private static final Pattern ACCESS_KEY = Pattern.compile("^AWS4-\\S+ Credential=([^/,\\s]+)/");

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
        return Optional.of(Sha256.hex(caller(request.getHeaders())) + "/" + stripped);
    }

    /** By what the caller identified itself; all who did not are one. */
    private static String caller(HttpHeaders headers) {
        String apiKey = headers.get(API_KEY);
        if (apiKey != null) {
            return API_KEY + " " + apiKey;
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return "";
        }
        Matcher signed = ACCESS_KEY.matcher(authorization);
        return signed.find() ? signed.group(1) : authorization;
    }
}

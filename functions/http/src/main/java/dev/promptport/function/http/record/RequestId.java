package dev.promptport.function.http.record;

import io.micronaut.http.HttpRequest;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name a request goes by in responses and logs. */
final class RequestId {

    static final String HEADER = "x-request-id";

    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private RequestId() {}

    /** The caller's if it is sane, else the platform's, else a new one. */
    static String of(HttpRequest<?> request, Optional<String> platform) {
        return Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(id -> SANE.matcher(id).matches())
                .or(() -> platform)
                .orElseGet(() -> UUID.randomUUID().toString());
    }
}

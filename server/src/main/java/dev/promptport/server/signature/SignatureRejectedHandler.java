package dev.promptport.server.signature;

import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Answers as the platform does, whatever is wrong; the log line of the request says what. */
@Singleton
final class SignatureRejectedHandler
        implements ExceptionHandler<SignatureRejected, HttpResponse<String>> {

    private static final String FORBIDDEN = "{\"Message\":\"Forbidden\"}";

    @Override
    public HttpResponse<String> handle(HttpRequest request, SignatureRejected rejected) {
        RequestRecord.of(request).failed("SignatureRejected: " + rejected.reason());
        return HttpResponse.<String>status(HttpStatus.FORBIDDEN)
                .body(FORBIDDEN)
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}

package dev.promptport.function.http.failure;

import dev.promptport.function.http.json.MalformedJson;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Answers a request whose body is no JSON. */
@Singleton
final class MalformedJsonHandler
        implements ExceptionHandler<MalformedJson, HttpResponse<ErrorBody>> {

    private static final String CODE = "invalid_json";

    @Override
    public HttpResponse<ErrorBody> handle(HttpRequest request, MalformedJson malformed) {
        RequestRecord.of(request).failed(CODE);
        return HttpResponse.badRequest(
                        ErrorBody.of(
                                String.valueOf(malformed.getMessage()),
                                ErrorBody.INVALID_REQUEST,
                                null,
                                CODE))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}

package dev.promptport.function.http.failure;

import dev.promptport.domain.failure.Failure;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Answers a request that ended in a failure of the domain. */
@Singleton
final class FailureHandler implements ExceptionHandler<Failure, HttpResponse<ErrorBody>> {

    @Override
    public HttpResponse<ErrorBody> handle(HttpRequest request, Failure failure) {
        RequestRecord.of(request).failed(failure);
        return FailureResponses.respond(failure);
    }
}

package dev.promptport.function.http.failure;

import dev.promptport.domain.failure.Failure;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/**
 * Answers a request that ended in an exception nobody foresaw: the response says where to look and
 * nothing else.
 */
@Singleton
final class UnexpectedHandler implements ExceptionHandler<Throwable, HttpResponse<ErrorBody>> {

    @Override
    public HttpResponse<ErrorBody> handle(HttpRequest request, Throwable thrown) {
        RequestRecord requestRecord = RequestRecord.of(request);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                requestRecord.failed(failure);
                return FailureResponses.respond(failure);
            }
        }
        requestRecord.failed(thrown);
        return HttpResponse.<ErrorBody>serverError()
                .body(ErrorBody.unexpected(requestRecord.id()))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}

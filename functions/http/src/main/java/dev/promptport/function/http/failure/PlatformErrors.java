package dev.promptport.function.http.failure;

import static dev.promptport.function.http.failure.ErrorBody.INVALID_REQUEST;

import dev.promptport.function.http.HttpSettings;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Gives the errors Micronaut finds by itself (routing, negotiation, limits) the same shape as ours.
 */
@Singleton
@Primary
final class PlatformErrors implements ErrorResponseProcessor<ErrorBody> {

    private final HttpSettings settings;

    PlatformErrors(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public MutableHttpResponse<ErrorBody> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        ErrorBody body = body(context, response);
        RequestRecord.of(context.getRequest()).failed(String.valueOf(body.error().code()));
        return response.body(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private ErrorBody body(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        return switch (response.code()) {
            case 404 ->
                    invalid("there is nothing at this path; check its spelling", "route_not_found");
            case 405 ->
                    invalid(
                            "this path does not take "
                                    + request.getMethodName()
                                    + allowed(response),
                            "method_not_allowed");
            case 406 ->
                    invalid(
                            "none of the media types in 'Accept' can be written here",
                            "not_acceptable");
            case 413 ->
                    invalid(
                            "the body is larger than " + settings.maxRequestBytes() + " bytes",
                            "payload_too_large");
            case 415 ->
                    invalid(
                            "the body has to be sent with content-type: application/json",
                            "unsupported_media_type");
            case 400 -> malformed(context.getRootCause().orElse(null));
            default -> ErrorBody.unexpected(RequestRecord.of(request).id());
        };
    }

    private static ErrorBody malformed(@Nullable Throwable cause) {
        return switch (cause) {
            case ConversionErrorException e ->
                    value(e.getArgument().getName(), "has the wrong type", "invalid_value");
            case UnsatisfiedRouteException e ->
                    value(e.getArgument().getName(), "is required", "missing_field");
            case null, default ->
                    invalid(
                            "the request cannot be read as HTTP with a valid path and query",
                            "malformed_request");
        };
    }

    private static ErrorBody value(String name, String what, String code) {
        return ErrorBody.of("'" + name + "' " + what, INVALID_REQUEST, name, code);
    }

    private static ErrorBody invalid(String message, String code) {
        return ErrorBody.of(message, INVALID_REQUEST, null, code);
    }

    private static String allowed(MutableHttpResponse<?> response) {
        List<String> methods = response.getHeaders().getAll(HttpHeaders.ALLOW);
        return methods.isEmpty() ? "" : "; use " + String.join(", ", methods);
    }
}

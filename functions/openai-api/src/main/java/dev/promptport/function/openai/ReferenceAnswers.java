package dev.promptport.function.openai;

import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Gives answers on the reference's routes the reference's form. */
final class ReferenceAnswers {

    private static final String ROUTES =
            "/(passthrough(_v2)?|langchain|openai_function_passthrough|examples(/.*)?)";

    private final Envelope envelope;
    private final Pattern routes;
    private final JsonMapper json;

    ReferenceAnswers(Envelope envelope, String stage, JsonMapper json) {
        this.envelope = envelope;
        this.routes = Pattern.compile("(/" + Pattern.quote(stage) + ")?" + ROUTES);
        this.json = json;
    }

    void shape(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!routes.matcher(request.getPath()).matches()) {
            return;
        }
        if (response.body() instanceof ErrorBody(ErrorBody.Detail detail)) {
            response.body(
                    ReferenceError.of(response.code(), detail, RequestRecord.of(request).id()));
        }
        if (envelope == Envelope.REFERENCE && isJson(response)) {
            response.body(ReferenceEnvelope.around(response.code(), text(response.body())));
            response.status(HttpStatus.OK);
        }
    }

    /** A stream has begun with its status already. */
    private static boolean isJson(MutableHttpResponse<?> response) {
        return response.getContentType()
                .filter(MediaType.TEXT_EVENT_STREAM_TYPE::matches)
                .isEmpty();
    }

    private String text(@Nullable Object body) {
        try {
            return body == null ? "" : json.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException("a body of our own cannot be written", e);
        }
    }
}

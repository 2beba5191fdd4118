package dev.promptport.function.toxicity;

import dev.promptport.domain.classification.Classification;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Labels as responses.
 *
 * @param usual for who does not ask for objects by their media type
 */
record LabelResponses(LabelForm usual, JsonMapper json) {

    static final String LABELS_JSON = "application/vnd.promptport.labels+json";

    private static final MediaType LABELS = MediaType.of(LABELS_JSON);

    HttpResponse<?> respond(HttpRequest<?> request, Classification labels) {
        return request.accept().contains(LABELS)
                ? HttpResponse.ok(text(LabelForm.OBJECTS.write(labels))).contentType(LABELS)
                : HttpResponse.ok(usual.write(labels)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** Micronaut writes JSON by itself only under types it knows. */
    private String text(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

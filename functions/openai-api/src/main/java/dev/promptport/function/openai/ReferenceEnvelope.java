package dev.promptport.function.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Map;

/**
 * What the reference's API sends in the place of an answer.
 *
 * @param statusCode the status the answer would have had
 * @param body the answer as JSON text
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReferenceEnvelope(
        @JsonProperty("isBase64Encoded") boolean base64,
        int statusCode,
        Map<String, String> headers,
        String body) {

    static ReferenceEnvelope around(int status, String json) {
        return new ReferenceEnvelope(
                false, status, Map.of("Content-Type", "application/json"), json);
    }
}

package dev.promptport.function.codegeneration;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.usecase.Language;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.failure.FailureResponses;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.nio.charset.StandardCharsets;

/** Code that was written and could not be saved, handed to the caller so that it is not lost. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UnsavedCode(
        ErrorBody.Detail error,
        @Schema(description = "The whole file") String code,
        @Schema(example = "Python") String language) {

    static HttpResponse<UnsavedCode> response(ArtifactNotSaved failure, Language language) {
        MutableHttpResponse<ErrorBody> plain = FailureResponses.respond(failure);
        String code = StandardCharsets.UTF_8.decode(failure.draft().content()).toString();
        return plain.body(
                new UnsavedCode(FailureResponses.body(failure).error(), code, language.name()));
    }
}

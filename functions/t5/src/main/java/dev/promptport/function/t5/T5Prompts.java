package dev.promptport.function.t5;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The words T5 was trained to take as instructions, as in "translate English to German: That is
 * good." of its paper: with a blank after the colon, which rust-bert leaves out.
 */
record T5Prompts(List<String> languages) {

    String prompt(T5Request request) {
        return switch (request.task()) {
            case RAW -> request.command();
            case SUMMARIZE -> "summarize: " + request.command();
            case TRANSLATE ->
                    "translate %s to %s: %s"
                            .formatted(
                                    language("source_language", request.sourceLanguage()),
                                    language("target_language", request.targetLanguage()),
                                    request.command());
        };
    }

    /** A supported language as T5 spells it, asked for in any case. */
    private String language(String field, @Nullable String name) {
        if (name == null) {
            throw InvalidRequest.missing(field);
        }
        return languages.stream()
                .filter(name.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidRequest(
                                        field,
                                        Reason.UNSUPPORTED,
                                        "'"
                                                + field
                                                + "' is not a language of this model; it can do "
                                                + String.join(", ", languages)));
    }
}

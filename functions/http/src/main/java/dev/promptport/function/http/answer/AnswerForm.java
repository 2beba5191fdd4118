package dev.promptport.function.http.answer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** The form of a completion the caller accepts first. */
public enum AnswerForm {
    JSON(MediaType.APPLICATION_JSON_TYPE),
    TEXT(MediaType.TEXT_PLAIN_TYPE),
    EVENTS(MediaType.TEXT_EVENT_STREAM_TYPE);

    private final MediaType type;

    AnswerForm(MediaType type) {
        this.type = type;
    }

    /** JSON when the caller does not say. What none of these fits was refused before. */
    public static AnswerForm of(HttpRequest<?> request) {
        for (MediaType accepted : request.accept()) {
            for (AnswerForm form : values()) {
                if (accepted.matches(form.type)) {
                    return form;
                }
            }
        }
        return JSON;
    }
}

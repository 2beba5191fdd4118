package dev.promptport.function.t5;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What a caller sends. */
@Schema(name = "T5Request")
public record T5Request(
        @Schema(
                        description = "The prompt, or the text the task works on",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String command,
        @Schema(
                        description = "What to do with the command",
                        allowableValues = {"raw", "summarize", "translate"},
                        defaultValue = "raw",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                T5Task task,
        @Schema(
                        name = "source_language",
                        description = "For translate: the command's language",
                        example = "English")
                @Nullable String sourceLanguage,
        @Schema(
                        name = "target_language",
                        description = "For translate: the answer's language",
                        example = "German")
                @Nullable String targetLanguage,
        @Schema(
                        description = "How to decode, in Hugging Face's terms",
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                T5Parameters parameters) {

    private static final Set<String> FIELDS =
            Set.of("command", "task", "source_language", "target_language", "parameters");

    static T5Request read(JsonFields fields) {
        fields.only(FIELDS);
        T5Request request =
                new T5Request(
                        fields.requiredText("command"),
                        T5Task.of(fields.text("task")),
                        fields.text("source_language"),
                        fields.text("target_language"),
                        T5Parameters.read(fields.object("parameters")));
        if (request.task() != T5Task.TRANSLATE) {
            unused("source_language", request.sourceLanguage());
            unused("target_language", request.targetLanguage());
        }
        return request;
    }

    private static void unused(String field, @Nullable String value) {
        if (value != null) {
            throw InvalidRequest.invalid(
                    field, "'" + field + "' goes with \"task\": \"translate\" only");
        }
    }
}

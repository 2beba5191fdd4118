package dev.promptport.yaml;

import dev.promptport.domain.completion.ModelId;

import java.util.Optional;

/** Models as files name them: {@code provider:name}, or a bare name that is OpenAI's. */
final class Models {

    private static final String BARE = "openai";

    private Models() {}

    static Optional<ModelId> read(Field field) {
        return field.as(
                field.text(),
                text -> text.indexOf(':') < 0 ? new ModelId(BARE, text) : ModelId.of(text));
    }
}

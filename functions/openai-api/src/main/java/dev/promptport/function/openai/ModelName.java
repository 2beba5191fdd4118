package dev.promptport.function.openai;

import dev.promptport.domain.completion.ModelId;

/** How a model is called in answers: OpenAI's as OpenAI calls them, others with their provider. */
public final class ModelName {

    private static final String OPENAI = "openai";

    private ModelName() {}

    public static String of(ModelId model) {
        return model.provider().equals(OPENAI) ? model.name() : model.toString();
    }
}

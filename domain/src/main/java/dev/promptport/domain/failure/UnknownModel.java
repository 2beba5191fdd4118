package dev.promptport.domain.failure;

import dev.promptport.domain.completion.ModelId;

/** No port serves a model of that name. */
public final class UnknownModel extends Failure {

    private final ModelId model;

    public UnknownModel(ModelId model, String message) {
        super(message, null);
        this.model = model;
    }

    public ModelId model() {
        return model;
    }
}

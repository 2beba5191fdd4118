package dev.promptport.domain.classification;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.InvalidRequest;

/** A text to label; the best {@code top} labels are wanted. */
public record ClassificationRequest(ModelId model, String text, int top, Deadline deadline) {

    public ClassificationRequest {
        if (text.isBlank()) {
            throw InvalidRequest.missing("text");
        }
        if (top < 1) {
            throw InvalidRequest.invalid("top", "at least one label has to be asked for");
        }
    }

    /** The same for another model. */
    public ClassificationRequest withModel(ModelId other) {
        return new ClassificationRequest(other, text, top, deadline);
    }
}

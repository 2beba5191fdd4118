package dev.promptport.domain.usecase;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ClassificationPort;

/** Has a classifier label a text, within limits. */
public final class ClassifyText {

    private final ClassificationPort classifier;
    private final ModelId model;
    private final int mostCharacters;
    private final int mostLabels;

    /**
     * Refuses texts above {@code mostCharacters}; who asks for more than {@code mostLabels} gets
     * that many.
     */
    public ClassifyText(
            ClassificationPort classifier, ModelId model, int mostCharacters, int mostLabels) {
        if (mostCharacters < 1 || mostLabels < 1) {
            throw new Misconfigured(
                    "the limits on characters and labels have to be 1 or more each");
        }
        this.classifier = classifier;
        this.model = model;
        this.mostCharacters = mostCharacters;
        this.mostLabels = mostLabels;
    }

    /**
     * The best {@code top} labels of the text, best first.
     *
     * @throws InvalidRequest naming {@code text} or {@code top}
     * @throws dev.promptport.domain.failure.Failure whatever the port reports
     */
    public Classification classify(String text, int top, Deadline deadline) {
        deadline.check();
        if (text.length() > mostCharacters) {
            throw InvalidRequest.invalid(
                    "text",
                    text.length()
                            + " characters were given; at most "
                            + mostCharacters
                            + " are allowed");
        }
        return classifier.classify(
                new ClassificationRequest(model, text, Math.min(top, mostLabels), deadline));
    }
}

package dev.promptport.domain.port;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.failure.Failure;

/** Labels a text. */
@FunctionalInterface
public interface ClassificationPort {

    /**
     * Returns at most the number of labels asked for, best first.
     *
     * @throws Failure and nothing else
     */
    Classification classify(ClassificationRequest request);
}

package dev.promptport.function.http.provider;

import dev.promptport.domain.port.ClassificationPort;

/**
 * Models that label.
 *
 * @param name what stands before the colon of their names
 * @param prepare makes what they are asked with; throws {@link
 *     dev.promptport.domain.failure.Misconfigured} when a setting is missing or wrong
 */
public record ClassificationProvider(String name, ClassificationPort classifier, Runnable prepare) {

    /** Nothing has to be prepared. */
    public ClassificationProvider(String name, ClassificationPort classifier) {
        this(name, classifier, () -> {});
    }
}

package dev.promptport.function.http.provider;

import dev.promptport.domain.port.ClassificationPort;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Models that label.
 *
 * @param name what stands before the colon of their names
 * @param missing the sentence that names the setting without which they cannot be asked; empty when
 *     they can
 * @param unready why they cannot be asked just now; empty when they can
 * @param prepare makes what they are asked with; throws {@link
 *     dev.promptport.domain.failure.Misconfigured} when a setting is missing or wrong
 */
public record ClassificationProvider(
        String name,
        ClassificationPort classifier,
        Optional<String> missing,
        Supplier<Optional<String>> unready,
        Runnable prepare) {

    /** No setting is missing, and they run elsewhere. */
    public ClassificationProvider(String name, ClassificationPort classifier, Runnable prepare) {
        this(name, classifier, Optional.empty(), Optional::empty, prepare);
    }

    /** Nothing has to be prepared. */
    public ClassificationProvider(String name, ClassificationPort classifier) {
        this(name, classifier, () -> {});
    }
}

package dev.promptport.function.toxicity;

import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * The function's settings as an operator writes them: {@code TOXICITY_TOP} in the environment is
 * {@code toxicity.top} here, and so on. They stay text until they are read, so that a wrong one can
 * be named. The model has several names and is read by the composition.
 *
 * @param top labels for a caller that does not say how many; 3 as in the reference's own example
 * @param form {@code arrays} or {@code objects}: what a caller gets that does not ask for objects
 * @param maxCharacters longest text
 * @param maxLabels most labels; who asks for more gets that many
 * @param timeout how long a request may take, as {@code 500ms}, {@code 30s} or {@code 2m}
 */
@ConfigurationProperties("toxicity")
public record ToxicitySettings(
        @Bindable(defaultValue = "3") String top,
        @Bindable(defaultValue = "arrays") String form,
        @Bindable(defaultValue = "10000") String maxCharacters,
        @Bindable(defaultValue = "100") String maxLabels,
        @Bindable(defaultValue = "60s") String timeout) {

    private static final int MOST_LABELS = 10_000;

    int labels() {
        return new Setting("TOXICITY_TOP", top).wholeNumber(1, MOST_LABELS);
    }

    LabelForm usualForm() {
        return new Setting("TOXICITY_FORM", form).oneOf(LabelForm.class);
    }

    int mostCharacters() {
        return new Setting("TOXICITY_MAX_CHARACTERS", maxCharacters)
                .wholeNumber(1, Integer.MAX_VALUE);
    }

    int mostLabels() {
        return new Setting("TOXICITY_MAX_LABELS", maxLabels).wholeNumber(1, MOST_LABELS);
    }

    /** Reads all of them, so that a wrong one is known at the start. */
    void check() {
        labels();
        usualForm();
        mostCharacters();
        mostLabels();
        limit();
    }

    Duration limit() {
        return new Setting("TOXICITY_TIMEOUT", timeout).duration();
    }
}

package dev.promptport.function.codegeneration;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The function's settings as an operator writes them: {@code CODE_GENERATION_MAX_TOKENS} in the
 * environment is {@code code-generation.max-tokens} here, and so on. They stay text until they are
 * read, so that a wrong one can be named.
 *
 * @param maxTokens most tokens of an answer
 * @param temperature 0 to 2; low, because code has to run before it may surprise; left to the model
 *     when empty
 * @param topP the share of probability to draw from; left to the model when absent, because some
 *     refuse it beside a temperature
 * @param maxCharacters longest message
 * @param timeout how long a request may take, as {@code 500ms}, {@code 30s} or {@code 2m}
 */
@ConfigurationProperties("code-generation")
public record CodeGenerationSettings(
        @Bindable(defaultValue = "2048") String maxTokens,
        @Bindable(defaultValue = "0.1") String temperature,
        @Nullable String topP,
        @Bindable(defaultValue = "20000") String maxCharacters,
        @Bindable(defaultValue = "5m") String timeout) {

    private static final int MOST_TOKENS = 1 << 20;
    private static final int MOST_CHARACTERS = 1 << 30;

    private int mostTokens() {
        return new Setting("CODE_GENERATION_MAX_TOKENS", maxTokens).wholeNumber(1, MOST_TOKENS);
    }

    int mostCharacters() {
        return new Setting("CODE_GENERATION_MAX_CHARACTERS", maxCharacters)
                .wholeNumber(1, MOST_CHARACTERS);
    }

    Duration limit() {
        return new Setting("CODE_GENERATION_TIMEOUT", timeout).duration();
    }

    /** Reads all of them, so that a wrong one is known at the start. */
    void check() {
        sampling();
        mostCharacters();
        limit();
    }

    Sampling sampling() {
        return Sampling.builder()
                .maxTokens(mostTokens())
                .temperature(decimal("CODE_GENERATION_TEMPERATURE", temperature, 0, 2))
                .topP(decimal("CODE_GENERATION_TOP_P", topP, 0.001, 1))
                .build();
    }

    private static @Nullable Double decimal(
            String name, @Nullable String text, double lowest, double highest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return new Setting(name, text).as(written -> within(written, lowest, highest));
    }

    private static double within(String text, double lowest, double highest) {
        double value = Double.parseDouble(text);
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(
                    "it has to be a number from %s to %s".formatted(lowest, highest));
        }
        return value;
    }
}

package dev.promptport.function.openai;

import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What a body may ask for, as an operator writes it: {@code OPENAI_MAX_TOKENS} in the environment
 * is {@code openai.max-tokens} here, and so on.
 *
 * @param maxTemperature the highest temperature that is taken, 0 to 2
 * @param maxTokens most tokens of an answer; who asks for more is refused
 */
@ConfigurationProperties("openai")
public record ChatSettings(
        @Bindable(defaultValue = "2") String maxTemperature,
        @Bindable(defaultValue = "4096") String maxTokens) {

    private static final int MOST_TOKENS = 1 << 20;

    /**
     * The two as numbers.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the setting that cannot be read
     */
    public ChatBounds bounds() {
        return new ChatBounds(
                new Setting("OPENAI_MAX_TEMPERATURE", maxTemperature).number(0, 2),
                new Setting("OPENAI_MAX_TOKENS", maxTokens).wholeNumber(1, MOST_TOKENS));
    }
}

package dev.promptport.function.openaichat;

import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * The function's settings as an operator writes them: {@code OPENAI_CHAT_TIMEOUT} in the
 * environment is {@code openai-chat.timeout} here, and so on. They stay text until they are read,
 * so that a wrong one can be named.
 *
 * @param maxMessages most messages of a conversation
 * @param maxCharacters most characters of all messages together
 * @param timeout how long a request may take, as {@code 500ms}, {@code 30s} or {@code 2m}
 */
@ConfigurationProperties("openai-chat")
public record OpenAiChatSettings(
        @Bindable(defaultValue = "200") String maxMessages,
        @Bindable(defaultValue = "400000") String maxCharacters,
        @Bindable(defaultValue = "60s") String timeout) {

    private static final int MOST_MESSAGES = 10_000;

    /** The limits, with the most tokens that any body may ask for. */
    Limits limits(int mostTokens) {
        return new Limits(
                new Setting("OPENAI_CHAT_MAX_CHARACTERS", maxCharacters)
                        .wholeNumber(1, Integer.MAX_VALUE),
                new Setting("OPENAI_CHAT_MAX_MESSAGES", maxMessages).wholeNumber(1, MOST_MESSAGES),
                mostTokens);
    }

    Duration limit() {
        return new Setting("OPENAI_CHAT_TIMEOUT", timeout).duration();
    }
}

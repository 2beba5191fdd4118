package dev.promptport.function.memorychat;

import dev.promptport.domain.conversation.MemoryWindow;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * The function's settings as an operator writes them: {@code MEMORY_CHAT_TIMEOUT} in the
 * environment is {@code memory-chat.timeout} here, and so on. They stay text until they are read,
 * so that a wrong one can be named. Where conversations are kept is said by {@code MEMORY}.
 *
 * @param maxMessages most messages of what was said before that the model is shown
 * @param maxMemoryTokens most tokens of them, as estimated by {@link MemoryWindow}
 * @param maxCharacters most characters of all messages that the model is shown
 * @param timeout how long a request may take, as {@code 500ms}, {@code 30s} or {@code 2m}
 */
@ConfigurationProperties("memory-chat")
public record MemoryChatSettings(
        @Bindable(defaultValue = "20") String maxMessages,
        @Bindable(defaultValue = "4000") String maxMemoryTokens,
        @Bindable(defaultValue = "400000") String maxCharacters,
        @Bindable(defaultValue = "60s") String timeout) {

    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_TOKENS = 1 << 20;

    /** Besides what was said before, a model is shown instructions and the question. */
    private static final int OTHER_MESSAGES = 2;

    MemoryWindow window() {
        return new MemoryWindow(
                messages(),
                new Setting("MEMORY_CHAT_MAX_MEMORY_TOKENS", maxMemoryTokens)
                        .wholeNumber(1, MOST_TOKENS));
    }

    /** The limits, with the most tokens that any body may ask for. */
    Limits limits(int mostTokens) {
        return new Limits(
                new Setting("MEMORY_CHAT_MAX_CHARACTERS", maxCharacters)
                        .wholeNumber(1, Integer.MAX_VALUE),
                messages() + OTHER_MESSAGES,
                mostTokens);
    }

    Duration limit() {
        return new Setting("MEMORY_CHAT_TIMEOUT", timeout).duration();
    }

    private int messages() {
        return new Setting("MEMORY_CHAT_MAX_MESSAGES", maxMessages).wholeNumber(1, MOST_MESSAGES);
    }
}

package dev.promptport.function.sagemakerchat;

import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * The function's settings as an operator writes them: {@code SAGEMAKER_CHAT_TIMEOUT} in the
 * environment is {@code sagemaker-chat.timeout} here, and so on. They stay text until they are
 * read, so that a wrong one can be named. The model has several names and is read by the
 * composition.
 *
 * @param maxMessages most messages of a conversation
 * @param maxCharacters most characters of all messages together
 * @param maxTokens most tokens of an answer; who asks for more, or does not say, gets this many
 * @param timeout how long a request may take, as {@code 500ms}, {@code 30s} or {@code 2m}
 */
@ConfigurationProperties("sagemaker-chat")
public record SageMakerChatSettings(
        @Bindable(defaultValue = "100") String maxMessages,
        @Bindable(defaultValue = "100000") String maxCharacters,
        @Bindable(defaultValue = "512") String maxTokens,
        @Bindable(defaultValue = "60s") String timeout) {

    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_TOKENS = 1 << 20;

    Limits limits() {
        return new Limits(
                new Setting("SAGEMAKER_CHAT_MAX_CHARACTERS", maxCharacters)
                        .wholeNumber(1, Integer.MAX_VALUE),
                new Setting("SAGEMAKER_CHAT_MAX_MESSAGES", maxMessages)
                        .wholeNumber(1, MOST_MESSAGES),
                new Setting("SAGEMAKER_CHAT_MAX_TOKENS", maxTokens).wholeNumber(1, MOST_TOKENS));
    }

    Duration limit() {
        return new Setting("SAGEMAKER_CHAT_TIMEOUT", timeout).duration();
    }

    /** Reads them all, so that a wrong one is told at the start and not by the first request. */
    void check() {
        var _ = limits();
        var _ = limit();
    }
}

package dev.promptport.function.functioncalling;

import dev.promptport.domain.usecase.Limits;
import dev.promptport.domain.usecase.ToolLimits;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * The function's settings as an operator writes them: {@code FUNCTION_CALLING_TIMEOUT} in the
 * environment is {@code function-calling.timeout} here, and so on. They stay text until they are
 * read, so that a wrong one can be named. The model has several names and is read by the
 * composition.
 *
 * @param maxMessages most messages of a conversation, the instructions among them
 * @param maxCharacters most characters of all messages together
 * @param maxHops most rounds of tool calls before the model has to answer
 * @param maxResultBytes most bytes of all results of tools together
 * @param timeout how long a request may take with all its calls, as {@code 500ms}, {@code 30s} or
 *     {@code 2m}
 */
@ConfigurationProperties("function-calling")
public record FunctionCallingSettings(
        @Bindable(defaultValue = "100") String maxMessages,
        @Bindable(defaultValue = "100000") String maxCharacters,
        @Bindable(defaultValue = "5") String maxHops,
        @Bindable(defaultValue = "65536") String maxResultBytes,
        @Bindable(defaultValue = "60s") String timeout) {

    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_HOPS = 100;

    /**
     * What a conversation may hold.
     *
     * @param mostTokens of an answer, by the setting of all functions that answer as OpenAI
     */
    Limits limits(int mostTokens) {
        return new Limits(
                new Setting("FUNCTION_CALLING_MAX_CHARACTERS", maxCharacters)
                        .wholeNumber(1, Integer.MAX_VALUE),
                new Setting("FUNCTION_CALLING_MAX_MESSAGES", maxMessages)
                        .wholeNumber(1, MOST_MESSAGES),
                mostTokens);
    }

    ToolLimits toolLimits() {
        return new ToolLimits(
                new Setting("FUNCTION_CALLING_MAX_HOPS", maxHops).wholeNumber(1, MOST_HOPS),
                new Setting("FUNCTION_CALLING_MAX_RESULT_BYTES", maxResultBytes)
                        .wholeNumber(1, Integer.MAX_VALUE));
    }

    Duration limit() {
        return new Setting("FUNCTION_CALLING_TIMEOUT", timeout).duration();
    }
}

package dev.promptport.function.models;

import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ConversationPort;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The place for conversations that {@code MEMORY} names, among the kinds this process can use. They
 * are kept for {@code MEMORY_DAYS} after their last turn.
 */
@Factory
final class ConversationsComposition {

    private static final String MEMORY = "MEMORY";
    private static final int MOST_DAYS = 3650;

    @Singleton
    @Bean(typed = {ConversationStore.class, ConversationPort.class})
    ConversationStore conversations(Environment environment, List<ConversationPlace> places) {
        return environment
                .getProperty("memory", String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(MEMORY, text.strip()))
                .map(setting -> store(setting, places, limits(environment)))
                .orElseGet(
                        () ->
                                ConversationStore.absent(
                                        () -> {
                                            throw notRemembered();
                                        }));
    }

    static ConversationLimits limits(Environment environment) {
        return environment
                .getProperty("memory-days", String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting("MEMORY_DAYS", text).wholeNumber(1, MOST_DAYS))
                .map(days -> ConversationLimits.DEFAULT.withTimeToLive(Duration.ofDays(days)))
                .orElse(ConversationLimits.DEFAULT);
    }

    private static ConversationStore store(
            Setting setting, List<ConversationPlace> places, ConversationLimits limits) {
        ConversationPlace place =
                places.stream()
                        .filter(known -> known.fits().test(setting.text()))
                        .findFirst()
                        .orElseThrow(() -> unknown(setting, places));
        return ConversationStore.opened(() -> place.open().apply(setting, limits));
    }

    private static Misconfigured unknown(Setting setting, List<ConversationPlace> places) {
        String forms =
                places.stream()
                        .map(ConversationPlace::form)
                        .sorted()
                        .collect(Collectors.joining(" or "));
        return new Misconfigured(
                "%s is '%s'; it has to be %s".formatted(MEMORY, setting.text(), forms));
    }

    private static InvalidRequest notRemembered() {
        return new InvalidRequest(
                "conversation_id",
                Reason.UNSUPPORTED,
                "no memory is set up here: leave 'conversation_id' out and send what was said before, or have "
                        + MEMORY
                        + " set");
    }
}

package dev.promptport.function.models;

import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.port.ConversationPort;
import dev.promptport.function.http.setting.Setting;

import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A kind of place for conversations.
 *
 * @param form how it is written, as in {@code dynamodb:table}
 * @param fits whether the setting's text is meant to be such a place
 */
record ConversationPlace(
        String form,
        Predicate<String> fits,
        BiFunction<Setting, ConversationLimits, ConversationPort> open) {}

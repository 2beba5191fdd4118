package dev.promptport.aws.dynamodb;

import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Misconfigured;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.Map;

/**
 * A conversation as an item: {@code conversation} (its id, the key), {@code version}, {@code turns}
 * (a list of {@code {"user": text}} and {@code {"assistant": text}}) and {@code expires} (seconds
 * since 1970, for the table's time to live).
 */
final class ConversationItem {

    static final String KEY = "conversation";
    static final String VERSION = "version";
    static final String EXPIRES = "expires";
    private static final String TURNS = "turns";
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";

    private ConversationItem() {}

    static Map<String, AttributeValue> key(ConversationId id) {
        return Map.of(KEY, AttributeValue.fromS(id.value()));
    }

    static Map<String, AttributeValue> of(Conversation conversation, Instant expires) {
        return Map.of(
                KEY,
                AttributeValue.fromS(conversation.id().value()),
                VERSION,
                AttributeValue.fromS(conversation.version()),
                TURNS,
                AttributeValue.fromL(
                        conversation.turns().stream().map(ConversationItem::turn).toList()),
                EXPIRES,
                seconds(expires));
    }

    static AttributeValue seconds(Instant time) {
        return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
    }

    /** DynamoDB deletes what has expired within days; until then it is still found. */
    static boolean isPast(Map<String, AttributeValue> item, Instant now) {
        String expires = item.getOrDefault(EXPIRES, AttributeValue.fromN("0")).n();
        return expires == null || Long.parseLong(expires) <= now.getEpochSecond();
    }

    /** Empty for an item that has none. */
    static String version(Map<String, AttributeValue> item) {
        String version = item.getOrDefault(VERSION, AttributeValue.fromS("")).s();
        return version == null ? "" : version;
    }

    static Conversation read(ConversationId id, Map<String, AttributeValue> item) {
        AttributeValue turns = item.get(TURNS);
        if (turns == null || version(item).isEmpty()) {
            throw foreign();
        }
        return new Conversation(
                id, turns.l().stream().map(ConversationItem::turn).toList(), version(item));
    }

    private static AttributeValue turn(Turn turn) {
        String speaker =
                switch (turn.speaker()) {
                    case USER -> USER;
                    case ASSISTANT -> ASSISTANT;
                };
        return AttributeValue.fromM(Map.of(speaker, AttributeValue.fromS(turn.text())));
    }

    private static Turn turn(AttributeValue value) {
        for (Map.Entry<String, AttributeValue> said : value.m().entrySet()) {
            String text = said.getValue().s();
            if (text != null && said.getKey().equals(USER)) {
                return Turn.user(text);
            }
            if (text != null && said.getKey().equals(ASSISTANT)) {
                return Turn.assistant(text);
            }
        }
        throw foreign();
    }

    private static Misconfigured foreign() {
        return new Misconfigured(
                "the table of conversations holds something else than conversations: name another one");
    }
}

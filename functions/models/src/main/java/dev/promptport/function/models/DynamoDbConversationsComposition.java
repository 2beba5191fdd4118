package dev.promptport.function.models;

import dev.promptport.aws.dynamodb.DynamoDbConversations;
import dev.promptport.domain.failure.Misconfigured;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.util.regex.Pattern;

/** Conversations in a table of DynamoDB. */
@Factory
@Requires(classes = DynamoDbConversations.class)
final class DynamoDbConversationsComposition {

    private static final String SCHEME = "dynamodb:";
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    @Singleton
    ConversationPlace table(AwsConnection aws) {
        return new ConversationPlace(
                SCHEME + "table",
                text -> text.startsWith(SCHEME),
                (written, limits) ->
                        new DynamoDbConversations(
                                aws.clients(),
                                written.as(DynamoDbConversationsComposition::name),
                                limits,
                                InstantSource.system()));
    }

    private static String name(String text) {
        String name = text.substring(SCHEME.length());
        if (!TABLE.matcher(name).matches()) {
            throw new Misconfigured(
                    "a table's name is 3 to 255 letters, digits, dots, dashes and underscores");
        }
        return name;
    }
}

package dev.promptport.aws.dynamodb;

import dev.promptport.aws.client.AwsCalls;
import dev.promptport.aws.client.AwsClients;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.port.ConversationPort;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Conversations as items, one each: a single read finds a conversation, and a single conditional
 * write moves it on or does not, so there is no half of one, no page and no transaction. What it
 * costs is that each turn writes the conversation anew, which its size bounds.
 */
public final class DynamoDbConversations implements ConversationPort {

    /** Nobody waits longer for a memory, whatever the deadline. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final String IS_NEW = "attribute_not_exists(#conversation) OR #expires <= :now";
    private static final String IS_AS_FOUND = "#version = :version";

    private final DynamoDbAsyncClient client;
    private final AwsCalls calls;
    private final String table;
    private final ConversationLimits limits;
    private final InstantSource clock;

    /**
     * @param table its name; its key is the string {@code conversation}, and {@code expires} its
     *     attribute for the time to live
     */
    public DynamoDbConversations(
            AwsClients clients, String table, ConversationLimits limits, InstantSource clock) {
        this.client = clients.build(DynamoDbAsyncClient.builder());
        this.calls = new AwsCalls("Amazon DynamoDB", new DynamoDbErrors(table));
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Optional<Conversation> find(ConversationId id, Deadline deadline) {
        Deadline until = soon(deadline);
        GetItemResponse answer =
                calls.answer(
                        until,
                        () ->
                                client.getItem(
                                        get ->
                                                get.tableName(table)
                                                        .key(ConversationItem.key(id))
                                                        .consistentRead(true)
                                                        .overrideConfiguration(ending(until))));
        return Optional.of(answer.item())
                .filter(item -> !item.isEmpty())
                .filter(item -> !ConversationItem.isPast(item, clock.instant()))
                .map(item -> ConversationItem.read(id, item));
    }

    @Override
    public Conversation append(Conversation found, List<Turn> said, Deadline deadline) {
        Instant now = clock.instant();
        Conversation next = found.with(said, limits, now);
        PutItemRequest.Builder put = put(found, next, now);
        Deadline until = soon(deadline);
        Optional<String> inTheWay =
                calls.answer(
                        until,
                        () ->
                                written(
                                        client.putItem(
                                                put.overrideConfiguration(ending(until)).build())));
        // A write that succeeded although its answer was lost is found when it is tried again.
        if (inTheWay.filter(version -> !version.equals(next.version())).isPresent()) {
            throw Conversation.overtaken();
        }
        return next;
    }

    @Override
    public void forget(ConversationId id, Deadline deadline) {
        Deadline until = soon(deadline);
        var _ =
                calls.answer(
                        until,
                        () ->
                                client.deleteItem(
                                        delete ->
                                                delete.tableName(table)
                                                        .key(ConversationItem.key(id))
                                                        .overrideConfiguration(ending(until))));
    }

    private PutItemRequest.Builder put(Conversation found, Conversation next, Instant now) {
        PutItemRequest.Builder put =
                PutItemRequest.builder()
                        .tableName(table)
                        .item(ConversationItem.of(next, now.plus(limits.timeToLive())))
                        .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD);
        return found.isNew()
                ? put.conditionExpression(IS_NEW)
                        .expressionAttributeNames(
                                Map.of(
                                        "#conversation",
                                        ConversationItem.KEY,
                                        "#expires",
                                        ConversationItem.EXPIRES))
                        .expressionAttributeValues(Map.of(":now", ConversationItem.seconds(now)))
                : put.conditionExpression(IS_AS_FOUND)
                        .expressionAttributeNames(Map.of("#version", ConversationItem.VERSION))
                        .expressionAttributeValues(
                                Map.of(":version", AttributeValue.fromS(found.version())));
    }

    /** The version that was in the way of a write; empty when none was. */
    private static CompletableFuture<Optional<String>> written(CompletableFuture<?> put) {
        return put.<Optional<String>>thenApply(_ -> Optional.empty())
                .exceptionally(
                        thrown -> {
                            if (thrown.getCause() instanceof ConditionalCheckFailedException e) {
                                return Optional.of(
                                        e.hasItem() ? ConversationItem.version(e.item()) : "");
                            }
                            throw new CompletionException(thrown.getCause());
                        });
    }

    private static Deadline soon(Deadline deadline) {
        return deadline.remaining().compareTo(LONGEST) < 0 ? deadline : Deadline.in(LONGEST);
    }

    /** The SDK's client of DynamoDB does not hear that its caller gave up: it is told the time. */
    private static Consumer<AwsRequestOverrideConfiguration.Builder> ending(Deadline until) {
        return override -> override.apiCallTimeout(until.remaining().plusMillis(1));
    }
}

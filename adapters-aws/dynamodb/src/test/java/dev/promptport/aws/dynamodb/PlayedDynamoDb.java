package dev.promptport.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer.Answer;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * As much of DynamoDB as is asked for here: one table whose key is one string, items read and
 * deleted by key, and put under conditions that are comparisons joined by OR.
 */
final class PlayedDynamoDb implements Answer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ERRORS = "com.amazonaws.dynamodb.v20120810#";

    private final String table;
    private final String key;
    private final Map<String, JsonNode> items = new HashMap<>();

    PlayedDynamoDb(String table, String key) {
        this.table = table;
        this.key = key;
    }

    private record Outcome(int status, ObjectNode body) {}

    @Override
    public void to(Exchange exchange) throws IOException {
        Outcome outcome = outcome(exchange);
        exchange.json(outcome.status(), JSON.writeValueAsString(outcome.body()));
    }

    /** Does what is asked and keeps the answer to itself. */
    void silently(Exchange exchange) throws IOException {
        var _ = outcome(exchange);
    }

    private synchronized Outcome outcome(Exchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.body());
        String operation = exchange.header("x-amz-target").getFirst().replaceAll(".*\\.", "");
        if (!body.path("TableName").asText().equals(table)) {
            return error("ResourceNotFoundException");
        }
        return switch (operation) {
            case "GetItem" -> get(body);
            case "PutItem" -> put(body);
            case "DeleteItem" -> {
                items.remove(key(body.path("Key")));
                yield new Outcome(200, JSON.createObjectNode());
            }
            default -> error("UnknownOperationException");
        };
    }

    synchronized int size() {
        return items.size();
    }

    private Outcome get(JsonNode body) {
        JsonNode item = items.get(key(body.path("Key")));
        ObjectNode answer = JSON.createObjectNode();
        if (item != null) {
            answer.set("Item", item);
        }
        return new Outcome(200, answer);
    }

    private Outcome put(JsonNode body) {
        String id = key(body.path("Item"));
        JsonNode before = items.getOrDefault(id, JSON.createObjectNode());
        if (!isMet(body, before)) {
            Outcome failure = error("ConditionalCheckFailedException");
            if (!before.isEmpty() && body.has("ReturnValuesOnConditionCheckFailure")) {
                failure.body().set("Item", before);
            }
            return failure;
        }
        items.put(id, body.path("Item"));
        return new Outcome(200, JSON.createObjectNode());
    }

    private static boolean isMet(JsonNode body, JsonNode item) {
        return Arrays.stream(body.path("ConditionExpression").asText().split(" OR "))
                .anyMatch(condition -> holds(condition.split("[ ()]+"), body, item));
    }

    private static boolean holds(String[] words, JsonNode body, JsonNode item) {
        JsonNode names = body.path("ExpressionAttributeNames");
        if (words[0].equals("attribute_not_exists")) {
            return !item.has(names.path(words[1]).asText());
        }
        JsonNode left = item.path(names.path(words[0]).asText());
        JsonNode right = body.path("ExpressionAttributeValues").path(words[2]);
        return switch (words[1]) {
            case "=" -> left.equals(right);
            case "<=" -> left.has("N") && left.get("N").asLong() <= right.get("N").asLong();
            default -> throw new IllegalArgumentException("no comparison: " + words[1]);
        };
    }

    private String key(JsonNode attributes) {
        return attributes.path(key).path("S").asText();
    }

    private static Outcome error(String type) {
        return new Outcome(
                400, JSON.createObjectNode().put("__type", ERRORS + type).put("message", "secret"));
    }
}

package dev.promptport.deployment.iam;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One statement of a policy.
 *
 * @param principals whom it concerns; empty in an identity's policy
 */
record Statement(
        boolean allows,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions) {

    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    static Statement of(JsonObject json) {
        for (String element : json.keySet()) {
            if (!ELEMENTS.contains(element)) {
                throw new IllegalArgumentException(
                        "the element '" + element + "' of a statement is not understood here");
            }
        }
        // The policy of a role's trust names no resource: it concerns the role alone.
        List<String> resources = json.has("Resource") ? texts(json.get("Resource")) : List.of("*");
        if (resources.stream().anyMatch(resource -> resource.contains("${"))) {
            throw new IllegalArgumentException("variables in a resource are not understood here");
        }
        return new Statement(
                effect(json.get("Effect").getAsString()),
                json.has("Principal") ? principals(json.get("Principal")) : List.of(),
                texts(json.get("Action")),
                resources,
                json.has("Condition") ? conditions(json.getAsJsonObject("Condition")) : List.of());
    }

    private static boolean effect(String effect) {
        return switch (effect) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw new IllegalArgumentException("there is no effect '" + effect + "'");
        };
    }

    private static List<String> principals(JsonElement json) {
        if (!json.isJsonObject()) {
            return texts(json);
        }
        return json.getAsJsonObject().entrySet().stream()
                .flatMap(kind -> texts(kind.getValue()).stream())
                .toList();
    }

    private static List<Condition> conditions(JsonObject json) {
        List<Condition> conditions = new ArrayList<>();
        json.asMap()
                .forEach(
                        (operator, keys) ->
                                keys.getAsJsonObject()
                                        .asMap()
                                        .forEach(
                                                (key, values) ->
                                                        conditions.add(
                                                                Condition.of(
                                                                        operator,
                                                                        key,
                                                                        texts(values)))));
        return conditions;
    }

    private static List<String> texts(JsonElement json) {
        return json.isJsonArray()
                ? json.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()
                : List.of(json.getAsString());
    }

    boolean speaksOf(Call call) {
        return (principals.isEmpty()
                        || principals.contains("*")
                        || principals.contains(call.principal()))
                && actions.stream().anyMatch(action -> names(action, call.action()))
                && resources.stream()
                        .anyMatch(resource -> Pattern.matchesArn(resource, call.resource()))
                && conditions.stream().allMatch(condition -> condition.holds(call.context()));
    }

    private static boolean names(String pattern, String action) {
        return Pattern.matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }
}

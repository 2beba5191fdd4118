package dev.promptport.deployment.iam;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** One line of a statement's conditions. */
record Condition(Operator operator, String key, List<String> values) {

    /** The operators that are understood, by the names they have in a policy. */
    enum Operator {
        StringEquals(String::equals),
        StringNotEquals(String::equals),
        StringLike(Pattern::matches),
        StringNotLike(Pattern::matches),
        ArnEquals(Pattern::matchesArn),
        ArnLike(Pattern::matchesArn),
        Bool(String::equalsIgnoreCase),
        Null((_, _) -> false);

        private final BiPredicate<String, String> matcher;

        Operator(BiPredicate<String, String> matcher) {
            this.matcher = matcher;
        }

        boolean matches(String expected, String actual) {
            return matcher.test(expected, actual);
        }
    }

    static Condition of(String operator, String key, List<String> values) {
        for (Operator known : Operator.values()) {
            if (known.name().equals(operator)) {
                return new Condition(known, key, values);
            }
        }
        throw new IllegalArgumentException(
                "the condition operator '" + operator + "' is not understood here");
    }

    boolean holds(Map<String, String> context) {
        String actual = context.getOrDefault(key, "");
        boolean absent = !context.containsKey(key);
        boolean any = values.stream().anyMatch(value -> operator.matches(value, actual));
        return switch (operator) {
            case StringEquals, StringLike, ArnEquals, ArnLike, Bool -> !absent && any;
            case StringNotEquals, StringNotLike -> absent || !any;
            case Null -> values.contains(Boolean.toString(absent));
        };
    }
}

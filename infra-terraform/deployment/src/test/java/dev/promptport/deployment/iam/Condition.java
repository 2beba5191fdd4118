package dev.promptport.deployment.iam;

import java.util.List;
import java.util.Map;

/** One line of a statement's conditions. */
record Condition(Operator operator, String key, List<String> values) {

    /** The operators that are understood, by the names they have in a policy. */
    enum Operator {
        StringEquals {
            @Override
            boolean matches(String expected, String actual) {
                return expected.equals(actual);
            }
        },
        StringNotEquals {
            @Override
            boolean matches(String expected, String actual) {
                return expected.equals(actual);
            }
        },
        StringLike {
            @Override
            boolean matches(String expected, String actual) {
                return Pattern.matches(expected, actual);
            }
        },
        StringNotLike {
            @Override
            boolean matches(String expected, String actual) {
                return Pattern.matches(expected, actual);
            }
        },
        ArnEquals {
            @Override
            boolean matches(String expected, String actual) {
                return Pattern.matchesArn(expected, actual);
            }
        },
        ArnLike {
            @Override
            boolean matches(String expected, String actual) {
                return Pattern.matchesArn(expected, actual);
            }
        },
        Bool {
            @Override
            boolean matches(String expected, String actual) {
                return expected.equalsIgnoreCase(actual);
            }
        },
        Null {
            @Override
            boolean matches(String expected, String actual) {
                return false;
            }
        };

        abstract boolean matches(String expected, String actual);
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

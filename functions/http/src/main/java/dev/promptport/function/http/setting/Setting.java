package dev.promptport.function.http.setting;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a setting under the name an operator knows it by. Everything that cannot be read ends
 * in a {@link Misconfigured} of one sentence with that name in it.
 */
public record Setting(String name, String text) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");

    public int wholeNumber(int lowest, int highest) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number out of range
        }
        throw wrong("a whole number from " + lowest + " to " + highest);
    }

    public double number(double lowest, double highest) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number out of range
        }
        throw wrong("a number from " + lowest + " to " + highest);
    }

    /** Reads {@code 500ms}, {@code 30s} or {@code 2m}; at least a millisecond. */
    public Duration duration() {
        Matcher matcher = DURATION.matcher(text.strip());
        if (matcher.matches() && !matcher.group(1).matches("0+")) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
        throw wrong("a time such as 500ms, 30s or 2m");
    }

    /**
     * Reads {@code true}, {@code 1}, {@code t}, {@code y} or {@code yes}, and what negates them.
     */
    public boolean flag() {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "t", "y", "yes" -> true;
            case "false", "0", "f", "n", "no" -> false;
            default -> throw wrong("true or false");
        };
    }

    /** One of an enumeration's names, in any case. */
    public <E extends Enum<E>> E oneOf(Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text.strip())) {
                return value;
            }
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants())
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .toList();
        throw wrong("one of " + String.join(", ", names));
    }

    /** A list with commas between its items; at least one. */
    public List<String> list() {
        List<String> items =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
        if (items.isEmpty()) {
            throw wrong("a list with commas between its items");
        }
        return items;
    }

    /**
     * Whatever the parser makes of it; what the parser says of a wrong one is told under the
     * setting's name.
     */
    public <T> T as(Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (Misconfigured | InvalidRequest | IllegalArgumentException e) {
            throw new Misconfigured(name + " is '" + text + "': " + e.getMessage(), e);
        }
    }

    private Misconfigured wrong(String expected) {
        return new Misconfigured(name + " is '" + text + "'; it has to be " + expected);
    }
}

package dev.promptport.function.http.json;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The fields of a JSON object by name. A field that is absent or null is null; one of another type
 * than asked for is refused with its full name, as in {@code parameters.num_beams}.
 */
public final class JsonFields {

    private static final int LONGEST_NAME_SHOWN = 64;

    private final String prefix;
    private final Map<String, ? extends @Nullable Object> fields;

    JsonFields(String prefix, Map<String, ? extends @Nullable Object> fields) {
        this.prefix = prefix;
        this.fields = fields;
    }

    static JsonFields of(String prefix, Map<?, ?> object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new JsonFields(prefix, fields);
    }

    /** Refuses the first field that is not one of these. */
    public JsonFields only(Set<String> known) {
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                String shown =
                        prefix + name.substring(0, Math.min(name.length(), LONGEST_NAME_SHOWN));
                throw new InvalidRequest(
                        shown,
                        Reason.UNKNOWN_FIELD,
                        "'"
                                + shown
                                + "' is not known here; known are "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /** The full name of a field, as in {@code messages[0].role}. */
    public String path(String name) {
        return prefix + name;
    }

    /** Whether the field is there and a text. */
    public boolean isText(String name) {
        return fields.get(name) instanceof String;
    }

    /** Whether the field is there and a list. */
    public boolean isList(String name) {
        return fields.get(name) instanceof List<?>;
    }

    /** Whether the object has no fields at all. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** A text that has to be there and to say something. */
    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw InvalidRequest.missing(prefix + name);
        }
        if (text.isBlank()) {
            throw wrong(name, "must not be blank");
        }
        return text;
    }

    /** A text that has to be there and to be one of these. */
    public String choice(String name, List<String> known) {
        String text = requiredText(name);
        if (!known.contains(text)) {
            throw wrong(name, "has to be one of " + String.join(", ", known));
        }
        return text;
    }

    public @Nullable String text(String name) {
        return switch (fields.get(name)) {
            case null -> null;
            case String text -> unicode(name, text);
            default -> throw wrong(name, "has to be a string");
        };
    }

    public @Nullable Boolean bool(String name) {
        return switch (fields.get(name)) {
            case null -> null;
            case Boolean value -> value;
            default -> throw wrong(name, "has to be true or false");
        };
    }

    public @Nullable Integer integer(String name) {
        Long value = longInteger(name);
        if (value != null && value != value.intValue()) {
            throw wrong(name, "is too large");
        }
        return value == null ? null : value.intValue();
    }

    public @Nullable Long longInteger(String name) {
        return switch (fields.get(name)) {
            case null -> null;
            case BigInteger value when value.bitLength() < Long.SIZE -> value.longValue();
            case BigInteger _ -> throw wrong(name, "is too large");
            default -> throw wrong(name, "has to be a whole number");
        };
    }

    public @Nullable Double number(String name) {
        return switch (fields.get(name)) {
            case null -> null;
            case Number value when Double.isFinite(value.doubleValue()) -> value.doubleValue();
            default -> throw wrong(name, "has to be a number");
        };
    }

    /** One text or a list of them; empty when there is none. */
    public List<String> texts(String name) {
        return switch (fields.get(name)) {
            case null -> List.of();
            case String text -> List.of(unicode(name, text));
            case List<?> items when items.stream().allMatch(String.class::isInstance) ->
                    items.stream().map(item -> unicode(name, (String) item)).toList();
            default -> throw wrong(name, "has to be a string or a list of strings");
        };
    }

    /** The fields of an object inside this one; none when it is absent. */
    public JsonFields object(String name) {
        return switch (fields.get(name)) {
            case null -> new JsonFields(prefix + name + ".", Map.of());
            case Map<?, ?> object -> of(prefix + name + ".", object);
            default -> throw wrong(name, "has to be an object");
        };
    }

    /**
     * The objects of a list, whose fields go by names as {@code messages[0].role}; empty when it is
     * absent.
     */
    public List<JsonFields> objects(String name) {
        return switch (fields.get(name)) {
            case null -> List.of();
            case List<?> items when items.stream().allMatch(Map.class::isInstance) ->
                    IntStream.range(0, items.size())
                            .mapToObj(
                                    i ->
                                            of(
                                                    prefix + name + "[" + i + "].",
                                                    (Map<?, ?>) items.get(i)))
                            .toList();
            default -> throw wrong(name, "has to be a list of objects");
        };
    }

    /** An object inside this one as JSON text; null when it is absent. */
    public @Nullable String objectAsText(String name) {
        return switch (fields.get(name)) {
            case null -> null;
            case Map<?, ?> object -> unicode(name, JsonText.of(object));
            default -> throw wrong(name, "has to be an object");
        };
    }

    /** JSON can escape half of a surrogate pair; no tokenizer can read that. */
    private String unicode(String name, String text) {
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                throw wrong(name, "is not valid Unicode: it has half of a surrogate pair");
            }
        }
        return text;
    }

    private InvalidRequest wrong(String name, String what) {
        return InvalidRequest.invalid(prefix + name, "'" + prefix + name + "' " + what);
    }
}

package dev.promptport.inference.openai.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads answers; a field of another type than the one asked for counts as absent. */
public final class Json {

    private Json() {}

    /** The one object a text holds and nothing after it; empty when it holds none. */
    public static Optional<JsonObject> object(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement element = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT && element instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    public static Optional<JsonObject> object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    public static Optional<JsonArray> array(JsonObject in, String name) {
        return in.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    public static Optional<String> text(JsonObject in, String name) {
        return primitive(in, name).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
    }

    /** A text, or a number as text. */
    public static Optional<String> word(JsonObject in, String name) {
        return primitive(in, name)
                .filter(value -> !value.isBoolean())
                .map(JsonPrimitive::getAsString);
    }

    /** A whole number of 0 or more. */
    public static OptionalInt count(JsonObject in, String name) {
        try {
            return primitive(in, name)
                    .filter(JsonPrimitive::isNumber)
                    .map(value -> value.getAsBigDecimal().intValueExact())
                    .filter(value -> value >= 0)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<JsonPrimitive> primitive(JsonObject in, String name) {
        return in.get(name) instanceof JsonPrimitive value ? Optional.of(value) : Optional.empty();
    }
}

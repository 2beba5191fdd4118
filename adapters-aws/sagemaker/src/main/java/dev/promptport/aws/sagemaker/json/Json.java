package dev.promptport.aws.sagemaker.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import dev.promptport.domain.failure.BadUpstreamAnswer;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads answers; a field of another type than the one asked for counts as absent. */
public final class Json {

    private Json() {}

    /**
     * One JSON document and nothing after it.
     *
     * @throws BadUpstreamAnswer for anything else; the text is not repeated
     */
    public static JsonElement answer(String text) {
        try {
            return document(text);
        } catch (IOException | JsonParseException e) {
            throw new BadUpstreamAnswer(
                    "the SageMaker endpoint answered something that is not JSON", e);
        }
    }

    /** The object a text holds; empty when it holds none. */
    public static Optional<JsonObject> object(String text) {
        try {
            return Optional.of(document(text))
                    .filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject);
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    private static JsonElement document(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement element = JsonParser.parseReader(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new JsonParseException("more than one document");
        }
        return element;
    }

    public static Optional<JsonObject> object(JsonObject in, String name) {
        return Optional.ofNullable(in.get(name))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }

    public static Optional<JsonArray> array(JsonObject in, String name) {
        return Optional.ofNullable(in.get(name))
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray);
    }

    public static Optional<String> text(JsonObject in, String name) {
        return primitive(in, name).filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
    }

    public static boolean isTrue(JsonObject in, String name) {
        return primitive(in, name)
                .filter(JsonPrimitive::isBoolean)
                .map(JsonPrimitive::getAsBoolean)
                .orElse(false);
    }

    /** A whole number of 0 or more, also one written as a string. */
    public static OptionalInt count(JsonObject in, String name) {
        try {
            return primitive(in, name)
                    .filter(value -> !value.isBoolean())
                    .map(value -> value.getAsBigDecimal().intValueExact())
                    .filter(value -> value >= 0)
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<JsonPrimitive> primitive(JsonObject in, String name) {
        return Optional.ofNullable(in.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsJsonPrimitive);
    }
}

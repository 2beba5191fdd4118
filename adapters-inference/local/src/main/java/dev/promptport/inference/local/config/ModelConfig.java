package dev.promptport.inference.local.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The fields of Hugging Face's {@code config.json}; one that is null counts as missing. */
public final class ModelConfig {

    private static final String FILE = "config.json";

    private final JsonObject fields;

    private ModelConfig(JsonObject fields) {
        this.fields = fields;
    }

    /**
     * What the reader makes of a directory's file.
     *
     * @param kind what the file should describe, as in {@code a T5}
     * @param reader throws {@link IllegalArgumentException} with the reason when it does not
     * @throws Misconfigured when the file is missing, malformed or of something else
     */
    public static <T> T read(Path directory, String kind, Function<ModelConfig, T> reader) {
        Path file = directory.resolve(FILE);
        try {
            return reader.apply(
                    new ModelConfig(
                            JsonParser.parseString(Files.readString(file)).getAsJsonObject()));
        } catch (IOException e) {
            throw new Misconfigured(
                    "the model's file " + file + " is missing or cannot be read", e);
        } catch (NumberFormatException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException e) {
            throw new Misconfigured("the model's file " + file + " is damaged; fetch it again", e);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(
                    "the model's file %s does not describe %s: %s"
                            .formatted(file, kind, e.getMessage()),
                    e);
        }
    }

    public Optional<String> text(String name) {
        return field(name).map(JsonElement::getAsString);
    }

    /**
     * @throws IllegalArgumentException when it is missing
     */
    public int number(String name) {
        return field(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"))
                .getAsInt();
    }

    public int number(String name, int otherwise) {
        return field(name).map(JsonElement::getAsInt).orElse(otherwise);
    }

    public double decimal(String name, double otherwise) {
        return field(name).map(JsonElement::getAsDouble).orElse(otherwise);
    }

    public boolean flag(String name, boolean otherwise) {
        return field(name).map(JsonElement::getAsBoolean).orElse(otherwise);
    }

    /** Texts by number, as in {@code "id2label": {"0": "toxic"}}; empty when it is missing. */
    public Map<Integer, String> numberedTexts(String name) {
        Map<Integer, String> texts = new TreeMap<>();
        field(name)
                .ifPresent(
                        object ->
                                object.getAsJsonObject()
                                        .asMap()
                                        .forEach(
                                                (number, text) ->
                                                        texts.put(
                                                                Integer.valueOf(number),
                                                                text.getAsString())));
        return texts;
    }

    private Optional<JsonElement> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isJsonNull());
    }
}

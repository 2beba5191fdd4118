package dev.promptport.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Values as JSON text. */
final class JsonText {

    /** Also for reading what {@link PluginFacts} is asked. */
    static final JsonFactory JSON = new JsonFactory();

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    static String of(Yaml value) {
        return written(json -> write(value, json));
    }

    /** The schema of an object with one field that is one of the names. */
    static String schemaOfOne(String field, String description, Collection<String> names) {
        return written(
                json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "object");
                    json.writeObjectFieldStart("properties");
                    json.writeObjectFieldStart(field);
                    json.writeStringField("type", "string");
                    json.writeArrayFieldStart("enum");
                    for (String name : names) {
                        json.writeString(name);
                    }
                    json.writeEndArray();
                    json.writeStringField("description", description);
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeArrayFieldStart("required");
                    json.writeString(field);
                    json.writeEndArray();
                    json.writeBooleanField("additionalProperties", false);
                    json.writeEndObject();
                });
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all that is written to it", e);
        }
        return text.toString();
    }

    private static void write(Yaml value, JsonGenerator json) throws IOException {
        switch (value) {
            case Yaml.Mapping(_, Map<String, Yaml> entries) -> {
                json.writeStartObject();
                for (Map.Entry<String, Yaml> entry : entries.entrySet()) {
                    json.writeFieldName(entry.getKey());
                    write(entry.getValue(), json);
                }
                json.writeEndObject();
            }
            case Yaml.Sequence(_, List<Yaml> items) -> {
                json.writeStartArray();
                for (Yaml item : items) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case Yaml.Text(_, String text) -> json.writeString(text);
            case Yaml.Number(_, BigDecimal number) -> json.writeNumber(number);
            case Yaml.Truth(_, boolean truth) -> json.writeBoolean(truth);
            case Yaml.Nothing _ -> json.writeNull();
        }
    }
}

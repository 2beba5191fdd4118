package dev.promptport.aws.bedrock.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.document.DocumentVisitor;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeVisitor;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON text to the SDK's documents and back; members keep their order. */
public final class JsonText {

    private JsonText() {}

    /** The value that the whole text is; empty when it is not JSON. */
    public static Optional<Document> read(String text) {
        return node(text).map(node -> node.visit(new ToDocument()));
    }

    /** The object that the whole text is; empty when it is anything else. */
    public static Optional<Document> readObject(String text) {
        return read(text).filter(Document::isMap);
    }

    public static String write(Document document) {
        try (JsonWriter writer = JsonWriter.create()) {
            document.accept(new Writing(writer));
            return new String(writer.getBytes(), UTF_8);
        }
    }

    /**
     * The SDK's parser stops after the first value and leaves the rest of a text unread. Inside an
     * array and inside an object at once nothing but one whole value can stand.
     */
    private static Optional<JsonNode> node(String text) {
        try {
            List<JsonNode> values = JsonNode.parser().parse("[" + text + "]").asArray();
            JsonNode.parser().parse("{\"\":" + text + "}");
            return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
        } catch (UncheckedIOException malformed) {
            return Optional.empty();
        }
    }

    private static final class ToDocument implements JsonNodeVisitor<Document> {

        @Override
        public Document visitNull() {
            return Document.fromNull();
        }

        @Override
        public Document visitBoolean(boolean value) {
            return Document.fromBoolean(value);
        }

        @Override
        public Document visitNumber(String value) {
            return Document.fromNumber(value);
        }

        @Override
        public Document visitString(String value) {
            return Document.fromString(value);
        }

        @Override
        public Document visitArray(List<JsonNode> items) {
            return Document.fromList(items.stream().map(item -> item.visit(this)).toList());
        }

        @Override
        public Document visitObject(Map<String, JsonNode> members) {
            Map<String, Document> documents = new LinkedHashMap<>();
            members.forEach((name, value) -> documents.put(name, value.visit(this)));
            return Document.fromMap(documents);
        }

        @Override
        public Document visitEmbeddedObject(Object value) {
            throw new IllegalStateException("JSON text has no embedded objects");
        }
    }

    private record Writing(JsonWriter to) implements DocumentVisitor<JsonWriter> {

        @Override
        public JsonWriter visitNull() {
            return to.writeNull();
        }

        @Override
        public JsonWriter visitBoolean(Boolean value) {
            return to.writeValue((boolean) value);
        }

        @Override
        public JsonWriter visitString(String value) {
            return to.writeValue(value);
        }

        @Override
        public JsonWriter visitNumber(SdkNumber value) {
            return to.writeNumber(value.stringValue());
        }

        @Override
        public JsonWriter visitMap(Map<String, Document> members) {
            to.writeStartObject();
            members.forEach(
                    (name, value) -> {
                        to.writeFieldName(name);
                        value.accept(this);
                    });
            return to.writeEndObject();
        }

        @Override
        public JsonWriter visitList(List<Document> items) {
            to.writeStartArray();
            items.forEach(item -> item.accept(this));
            return to.writeEndArray();
        }
    }
}

package dev.promptport.aws.bedrock.invoke;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object in the making; what is null, or an empty list or object, is left out. */
final class BodyBuilder {

    private final Map<String, Document> members = new LinkedHashMap<>();

    BodyBuilder put(String name, @Nullable String value) {
        return value == null ? this : put(name, Document.fromString(value));
    }

    BodyBuilder put(String name, @Nullable Number value) {
        return value == null
                ? this
                : put(name, Document.fromNumber(SdkNumber.fromString(value.toString())));
    }

    BodyBuilder put(String name, List<Document> items) {
        return items.isEmpty() ? this : put(name, Document.fromList(items));
    }

    BodyBuilder put(String name, BodyBuilder object) {
        return object.members.isEmpty() ? this : put(name, object.build());
    }

    BodyBuilder put(String name, Document value) {
        members.put(name, value);
        return this;
    }

    BodyBuilder strings(String name, List<String> values) {
        return put(name, values.stream().map(Document::fromString).toList());
    }

    Document build() {
        return Document.fromMap(members);
    }
}

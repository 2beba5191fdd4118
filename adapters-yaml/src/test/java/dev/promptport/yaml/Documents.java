package dev.promptport.yaml;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.port.DocumentPort;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Documents in memory that can be written to. */
final class Documents implements DocumentPort {

    private final SortedMap<String, Document> documents = new TreeMap<>();

    Documents with(String name, String text) {
        documents.put(name, new Document(name, text));
        return this;
    }

    Documents without(String name) {
        documents.remove(name);
        return this;
    }

    @Override
    public List<Document> documents() {
        return List.copyOf(documents.values());
    }
}

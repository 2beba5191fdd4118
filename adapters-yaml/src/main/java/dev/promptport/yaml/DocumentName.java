package dev.promptport.yaml;

import dev.promptport.domain.document.Document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of a document's name. */
final class DocumentName {

    private DocumentName() {}

    /** The name without its ending: {@code apps/grammar} of {@code apps/grammar.yaml}. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
    }

    /** The last part without its ending: {@code grammar} of {@code apps/grammar.yaml}. */
    static String simple(String name) {
        return stem(name.substring(name.lastIndexOf('/') + 1));
    }

    /** The documents by {@link #stem}; those that differ in their ending only come together. */
    static Map<String, List<Document>> byStem(List<Document> documents) {
        return documents.stream().collect(Collectors.groupingBy(document -> stem(document.name())));
    }
}

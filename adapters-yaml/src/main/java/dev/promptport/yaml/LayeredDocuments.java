package dev.promptport.yaml;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.port.DocumentPort;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several places one over another: a document hides those of its name in the places below. Endings
 * make no difference, so that {@code grammar.yml} hides {@code grammar.yaml}.
 */
public final class LayeredDocuments implements DocumentPort {

    private final List<DocumentPort> lowestFirst;

    public LayeredDocuments(List<? extends DocumentPort> lowestFirst) {
        this.lowestFirst = List.copyOf(lowestFirst);
    }

    /**
     * All documents that none above hides, by name.
     *
     * @throws dev.promptport.domain.failure.Failure when any of the places cannot be read
     */
    @Override
    public List<Document> documents() {
        Map<String, List<Document>> byStem = new TreeMap<>();
        for (DocumentPort place : lowestFirst) {
            byStem.putAll(DocumentName.byStem(place.documents()));
        }
        return byStem.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Document::name))
                .toList();
    }
}

package dev.promptport.yaml;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.port.DocumentPort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What all documents of a place mean together. A document is read again only when its text is
 * another.
 *
 * @param <T> what one document means
 * @param <V> what they mean together
 */
final class Readings<T, V> {

    private record Known<T, V>(
            List<Document> documents, Map<Document, Reading<T>> each, V together) {}

    private final DocumentPort place;
    private final Shape<T> shape;
    private final Function<List<Reading<T>>, V> together;
    private volatile Known<T, V> known;

    Readings(DocumentPort place, Shape<T> shape, Function<List<Reading<T>>, V> together) {
        this.place = place;
        this.shape = shape;
        this.together = together;
        this.known = new Known<>(List.of(), Map.of(), together.apply(List.of()));
    }

    /**
     * As the documents are now.
     *
     * @throws dev.promptport.domain.failure.Failure when the place cannot be read
     */
    V current() {
        List<Document> now = place.documents();
        Known<T, V> before = known;
        if (now.equals(before.documents())) {
            return before.together();
        }
        Map<Document, Reading<T>> each = new LinkedHashMap<>();
        for (Document document : now) {
            Reading<T> read = before.each().get(document);
            each.put(document, read != null ? read : Reading.of(document, shape));
        }
        V value = together.apply(List.copyOf(each.values()));
        known = new Known<>(now, each, value);
        return value;
    }
}

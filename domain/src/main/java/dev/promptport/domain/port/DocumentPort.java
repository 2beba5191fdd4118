package dev.promptport.domain.port;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.failure.Failure;

import java.util.List;

/** A place texts are kept in. */
@FunctionalInterface
public interface DocumentPort {

    /**
     * All of them as they are now, by name.
     *
     * @throws Failure when the place cannot be read, or holds more than its limits allow
     */
    List<Document> documents();
}

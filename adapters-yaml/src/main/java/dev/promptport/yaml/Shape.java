package dev.promptport.yaml;

import java.util.function.Supplier;

/** What the fields of a document have to be. */
@FunctionalInterface
interface Shape<T> {

    /**
     * Reads the fields and collects what is wrong with them.
     *
     * @param document the document as a whole
     * @return makes of them what they mean; asked only when nothing is wrong
     */
    Supplier<T> read(String name, Field document);
}

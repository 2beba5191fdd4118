package dev.promptport.domain.document;

import dev.promptport.domain.failure.Misconfigured;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How much is read from a place documents are kept in, and which of its files are documents.
 *
 * @param suffixes of their names, as in {@code .yaml}
 * @param documents how many at most
 * @param bytesEach of the largest
 * @param bytesAll of all together
 */
public record DocumentLimits(Set<String> suffixes, int documents, int bytesEach, long bytesAll) {

    /** YAML; 500 documents, 1 MiB each, 8 MiB together. */
    public static final DocumentLimits YAML =
            new DocumentLimits(Set.of(".yaml", ".yml"), 500, 1 << 20, 8L << 20);

    public DocumentLimits {
        suffixes = Set.copyOf(suffixes);
    }

    /** Whether a file of that name is a document. */
    public boolean admit(String name) {
        return suffixes.stream().anyMatch(name::endsWith);
    }

    /**
     * Lets through as many documents and bytes as are allowed together.
     *
     * @param place where they are, for the message
     * @throws Misconfigured when there are too many, or they are too large together
     */
    public void check(String place, int count, long bytes) {
        if (count > documents) {
            throw new Misconfigured(
                    place
                            + " holds more than "
                            + documents
                            + " documents: name a folder that holds nothing else");
        }
        if (bytes > bytesAll) {
            throw new Misconfigured(
                    place + " holds more than " + bytesAll + " bytes of documents: take some away");
        }
    }

    /**
     * Lets through a document of an allowed size.
     *
     * @throws Misconfigured when it is larger
     */
    public void check(String name, long bytes) {
        if (bytes > bytesEach) {
            throw new Misconfigured(
                    "the document "
                            + name
                            + " is larger than "
                            + bytesEach
                            + " bytes: divide it or take it away");
        }
    }

    /**
     * The document, read as UTF-8.
     *
     * @throws Misconfigured when it is none
     */
    public static Document decode(String name, ByteBuffer content) {
        try {
            return new Document(
                    name, StandardCharsets.UTF_8.newDecoder().decode(content).toString());
        } catch (CharacterCodingException e) {
            throw new Misconfigured("the document " + name + " is not UTF-8: save it as UTF-8", e);
        }
    }
}

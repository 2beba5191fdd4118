package dev.promptport.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Sha256;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What a file cannot say of itself, in a small file of its own: {@code .artifacts/<key>.<SHA-256>}.
 * The digest in the name keeps it true: it speaks of this content and of no other, whoever else
 * writes under the same key at the same time.
 */
record Description(String mediaType, Instant savedAt) {

    private static final String DIRECTORY = ".artifacts/";
    private static final String MEDIA_TYPE = "media-type";
    private static final String SAVED_AT = "saved-at";
    private static final String UNKNOWN_MEDIA_TYPE = "application/octet-stream";

    /** Its file's name. */
    static String name(ArtifactKey key, String sha256) {
        return DIRECTORY + key.value() + "." + sha256;
    }

    ByteBuffer text() {
        Properties lines = new Properties();
        lines.setProperty(MEDIA_TYPE, mediaType);
        lines.setProperty(SAVED_AT, savedAt.toString());
        StringWriter text = new StringWriter();
        try {
            lines.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return UTF_8.encode(text.toString());
    }

    /** What is known of the artifact with that content. */
    static Artifact of(Root root, ArtifactKey key, Path file, ByteBuffer content)
            throws IOException {
        String sha256 = Sha256.hex(content);
        Description known =
                read(root, key, sha256)
                        .orElse(
                                new Description(
                                        UNKNOWN_MEDIA_TYPE,
                                        Files.getLastModifiedTime(file).toInstant()));
        return new Artifact(key, known.mediaType(), content.remaining(), sha256, known.savedAt());
    }

    /** Empty for a file that was put there by other means, or was changed since. */
    private static Optional<Description> read(Root root, ArtifactKey key, String sha256)
            throws IOException {
        Optional<Path> file = root.file(name(key, sha256));
        return file.isEmpty() ? Optional.empty() : parse(Files.readString(file.get()));
    }

    private static Optional<Description> parse(String text) throws IOException {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
            return Optional.of(
                    new Description(
                            lines.getProperty(MEDIA_TYPE, UNKNOWN_MEDIA_TYPE),
                            Instant.parse(lines.getProperty(SAVED_AT, ""))));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}

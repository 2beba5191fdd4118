package dev.promptport.domain.artifact;

import dev.promptport.domain.failure.InvalidRequest;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something to be saved: its bytes (a read-only buffer), media type, file extension without the
 * dot, and, when the caller may repeat itself, the key under which a repetition finds the same
 * artifact.
 */
public record ArtifactDraft(
        ByteBuffer content, String mediaType, String extension, Optional<String> idempotencyKey) {

    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,16}");
    private static final int LONGEST_KEY = 255;

    public ArtifactDraft {
        content = content.asReadOnlyBuffer();
        if (!EXTENSION.matcher(extension).matches()) {
            throw InvalidRequest.invalid(
                    "extension", "a file extension is 1 to 16 lower-case letters and digits");
        }
        if (idempotencyKey.filter(key -> key.isBlank() || key.length() > LONGEST_KEY).isPresent()) {
            throw InvalidRequest.invalid(
                    "Idempotency-Key", "an idempotency key has 1 to 255 characters");
        }
    }

    /** A buffer of its own for each reader: reading one leaves the others where they are. */
    @Override
    public ByteBuffer content() {
        return content.asReadOnlyBuffer();
    }
}

package dev.promptport.domain.artifact;

import dev.promptport.domain.failure.InvalidRequest;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something to be saved: its bytes (a read-only buffer), media type, file extension without the
 * dot, and, when the caller may repeat itself, by what a repetition is recognised and finds the
 * same artifact.
 */
public record ArtifactDraft(
        ByteBuffer content, String mediaType, String extension, Optional<Idempotency> idempotency) {

    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,16}");

    public ArtifactDraft {
        content = content.asReadOnlyBuffer();
        if (!EXTENSION.matcher(extension).matches()) {
            throw InvalidRequest.invalid(
                    "extension", "a file extension is 1 to 16 lower-case letters and digits");
        }
    }

    /** A buffer of its own for each reader: reading one leaves the others where they are. */
    @Override
    public ByteBuffer content() {
        return content.asReadOnlyBuffer();
    }
}

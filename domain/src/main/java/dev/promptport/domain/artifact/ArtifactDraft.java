package dev.promptport.domain.artifact;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Something to be saved: its bytes (a read-only buffer), media type, file extension without the dot, and, when the
 * caller may repeat itself, the key under which a repetition finds the same artifact.
 */
public record ArtifactDraft(ByteBuffer content, String mediaType, String extension, Optional<String> idempotencyKey) {

    public ArtifactDraft {
        content = content.asReadOnlyBuffer();
    }
}

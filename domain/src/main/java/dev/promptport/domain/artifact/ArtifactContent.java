package dev.promptport.domain.artifact;

import java.nio.ByteBuffer;

/** A saved artifact with its bytes, a read-only buffer. */
public record ArtifactContent(Artifact artifact, ByteBuffer content) {

    public ArtifactContent {
        content = content.asReadOnlyBuffer();
    }

    /** A buffer of its own for each reader: reading one leaves the others where they are. */
    @Override
    public ByteBuffer content() {
        return content.asReadOnlyBuffer();
    }
}

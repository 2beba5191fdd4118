package dev.promptport.domain.artifact;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

class ArtifactDraftTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ".py", "PY", "../x", "a/b", "abcdefghijklmnopq"})
    void anExtensionCannotLeadElsewhere(String extension) {
        assertInvalid(
                "extension",
                "a file extension is 1 to 16 lower-case letters and digits",
                () -> draft(extension));
    }

    @Test
    void anIdempotencyKeySaysSomethingAndHasAnEnd() {
        String message = "an idempotency key has 1 to 512 characters";

        assertThat(new Idempotency("k".repeat(512), "").key()).hasSize(512);
        assertInvalid("Idempotency-Key", message, () -> new Idempotency(" ", ""));
        assertInvalid("Idempotency-Key", message, () -> new Idempotency("k".repeat(513), ""));
    }

    @Test
    void aDraftCanBeReadTwiceAndNotWritten() {
        ArtifactDraft draft = draft("py");

        draft.content().get();

        assertThat(draft.content().remaining()).isEqualTo(3);
        assertThat(draft.content().isReadOnly()).isTrue();
    }

    @Test
    void whatWasSavedCanBeReadTwiceToo() {
        Artifact artifact =
                new Artifact(new ArtifactKey("a.py"), "text/plain", 3, "00", Instant.EPOCH);
        ArtifactContent content =
                new ArtifactContent(artifact, ByteBuffer.wrap(new byte[] {1, 2, 3}));

        content.content().get();

        assertThat(content.content().remaining()).isEqualTo(3);
    }

    private static ArtifactDraft draft(String extension) {
        return new ArtifactDraft(
                ByteBuffer.wrap(new byte[] {1, 2, 3}), "text/plain", extension, Optional.empty());
    }
}

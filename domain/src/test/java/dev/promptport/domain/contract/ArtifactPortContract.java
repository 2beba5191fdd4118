package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.port.ArtifactPort;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What every {@link ArtifactPort} promises. */
public abstract class ArtifactPortContract {

    private static final int THREADS = 64;
    private static final String MEDIA_TYPE = "text/x-python; charset=utf-8";

    /** The port under test, the same one each time within a test and empty at its start. */
    protected abstract ArtifactPort port();

    /** A port of the same kind that cannot save: nobody listens, or writing is not allowed. */
    protected abstract ArtifactPort unwritable();

    @Test
    void whatWasSavedIsRead() {
        Artifact saved = port().save(draft("print('Grüße')"));

        ArtifactContent read = port().read(saved.key()).orElseThrow();

        assertThat(read.content()).isEqualTo(UTF_8.encode("print('Grüße')"));
        assertThat(read.artifact()).isEqualTo(saved);
    }

    @Test
    void anArtifactIsDescribedExactly() throws NoSuchAlgorithmException {
        byte[] bytes = "print('Grüße')".getBytes(UTF_8);

        Artifact saved = port().save(draft("print('Grüße')"));

        assertThat(saved.mediaType()).isEqualTo(MEDIA_TYPE);
        assertThat(saved.size()).isEqualTo(bytes.length);
        assertThat(saved.sha256())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(saved.key().value()).endsWith(".py");
    }

    @Test
    void nothingAtAllCanBeSavedToo() {
        Artifact saved = port().save(draft(""));

        assertThat(saved.size()).isZero();
        assertThat(port().read(saved.key()))
                .hasValueSatisfying(read -> assertThat(read.content().hasRemaining()).isFalse());
    }

    @Test
    void aSavedDraftCanBeReadAgain() {
        ArtifactDraft draft = draft("print(1)");

        port().save(draft);

        assertThat(draft.content()).isEqualTo(UTF_8.encode("print(1)"));
    }

    @Test
    void writersAtOnceGetKeysOfTheirOwnAndLoseNoByte() {
        List<byte[]> written =
                new Random(7)
                        .ints(THREADS, 1, 10_000)
                        .mapToObj(ArtifactPortContract::noise)
                        .toList();

        List<Artifact> saved =
                Attempt.sideBySide(
                        THREADS, index -> port().save(draft(written.get(index), Optional.empty())));

        assertThat(saved).extracting(Artifact::key).doesNotHaveDuplicates();
        for (int index = 0; index < THREADS; index++) {
            assertThat(port().read(saved.get(index).key()).orElseThrow().content())
                    .isEqualTo(ByteBuffer.wrap(written.get(index)));
        }
    }

    @Test
    void theSameContentTwiceIsTwoArtifacts() {
        assertThat(port().save(draft("print(1)")).key())
                .isNotEqualTo(port().save(draft("print(1)")).key());
    }

    @Test
    void aRepeatedIdempotencyKeyGivesTheFirstArtifactAgain() {
        Artifact first = port().save(draft("print(1)", "order-7"));

        assertThat(port().save(draft("print(2)", "order-7"))).isEqualTo(first);
        assertThat(port().read(first.key()).orElseThrow().content())
                .isEqualTo(UTF_8.encode("print(1)"));
    }

    @Test
    void otherIdempotencyKeysGiveOtherArtifacts() {
        assertThat(port().save(draft("print(1)", "order-7")).key())
                .isNotEqualTo(port().save(draft("print(1)", "order/8 ü")).key());
    }

    @Test
    void anIdempotencyKeyUsedAtOnceGivesOneArtifact() {
        List<Artifact> saved =
                Attempt.sideBySide(
                        THREADS, index -> port().save(draft("print(" + index + ")", "order-7")));

        assertThat(saved).hasSize(THREADS).containsOnly(saved.getFirst());
        assertThat(port().list(THREADS)).hasSize(1);
    }

    @Test
    void readingWhatWasNeverSavedFindsNothing() {
        assertThat(port().read(new ArtifactKey("never/saved.py"))).isEmpty();
    }

    @Test
    void theNewestIsListedFirst() {
        Artifact first = port().save(draft("print(1)"));
        Artifact second = port().save(draft("print(2)"));
        Artifact third = port().save(draft("print(3)"));

        assertThat(port().list(10)).containsExactly(third, second, first);
        assertThat(port().list(2)).containsExactly(third, second);
    }

    @Test
    void whatCannotBeSavedIsHandedBack() {
        ArtifactDraft draft = draft("print(1)");

        assertThatThrownBy(() -> unwritable().save(draft))
                .isInstanceOfSatisfying(
                        ArtifactNotSaved.class,
                        failure -> assertThat(failure.draft()).isEqualTo(draft));
    }

    private static ArtifactDraft draft(String text) {
        return draft(text.getBytes(UTF_8), Optional.empty());
    }

    private static ArtifactDraft draft(String text, String idempotencyKey) {
        return draft(text.getBytes(UTF_8), Optional.of(new Idempotency(idempotencyKey, "a print")));
    }

    private static ArtifactDraft draft(byte[] bytes, Optional<Idempotency> idempotency) {
        return new ArtifactDraft(ByteBuffer.wrap(bytes), MEDIA_TYPE, "py", idempotency);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

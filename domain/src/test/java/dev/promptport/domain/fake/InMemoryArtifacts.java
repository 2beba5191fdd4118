package dev.promptport.domain.fake;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.port.ArtifactPort;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps artifacts until the test is over; the third is {@code in-memory/3.py}. */
public final class InMemoryArtifacts implements ArtifactPort {

    private final List<ArtifactContent> saved = new ArrayList<>();
    private final Map<String, Artifact> byIdempotencyKey = new HashMap<>();
    private final boolean writable;

    private InMemoryArtifacts(boolean writable) {
        this.writable = writable;
    }

    public static InMemoryArtifacts empty() {
        return new InMemoryArtifacts(true);
    }

    /** Saves nothing, ever. */
    public static InMemoryArtifacts unwritable() {
        return new InMemoryArtifacts(false);
    }

    @Override
    public synchronized Artifact save(ArtifactDraft draft) {
        if (!writable) {
            throw new ArtifactNotSaved("this memory is read-only", draft, null);
        }
        Optional<Artifact> first = draft.idempotencyKey().map(byIdempotencyKey::get);
        return first.orElseGet(() -> keep(draft));
    }

    @Override
    public synchronized Optional<ArtifactContent> read(ArtifactKey key) {
        return saved.stream().filter(kept -> kept.artifact().key().equals(key)).findFirst();
    }

    @Override
    public synchronized List<Artifact> list(int limit) {
        return saved.reversed().stream().limit(limit).map(ArtifactContent::artifact).toList();
    }

    private Artifact keep(ArtifactDraft draft) {
        byte[] bytes = bytes(draft.content());
        ArtifactKey key =
                new ArtifactKey("in-memory/" + (saved.size() + 1) + "." + draft.extension());
        Artifact artifact =
                new Artifact(key, draft.mediaType(), bytes.length, sha256(bytes), Instant.now());
        saved.add(new ArtifactContent(artifact, ByteBuffer.wrap(bytes)));
        draft.idempotencyKey()
                .ifPresent(idempotencyKey -> byIdempotencyKey.put(idempotencyKey, artifact));
        return artifact;
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK knows SHA-256", impossible);
        }
    }
}

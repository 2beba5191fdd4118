package dev.promptport.domain.fake;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps artifacts until the test is over; the third is {@code in-memory/3.py}. */
public final class InMemoryArtifacts implements ArtifactPort, ClaimPort {

    private static final Duration SOON = Duration.ofSeconds(1);

    private record Held(String request, Deadline until) {}

    private final List<ArtifactContent> saved = new ArrayList<>();
    private final Map<String, Artifact> byIdempotencyKey = new HashMap<>();
    private final Map<String, Held> claims = new HashMap<>();
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
        Optional<Artifact> first =
                draft.idempotency().map(idempotency -> byIdempotencyKey.get(idempotency.key()));
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

    @Override
    public synchronized Claim claim(Idempotency idempotency, String extension, Deadline until) {
        if (!writable) {
            throw new Unavailable("this memory is read-only", SOON, null);
        }
        Held held = claims.get(idempotency.key());
        if (held != null && !held.request().equals(idempotency.request())) {
            throw new InvalidRequest(
                    "Idempotency-Key", Reason.KEY_REUSED, "the key stood for another request");
        }
        Artifact kept = byIdempotencyKey.get(idempotency.key());
        if (kept != null) {
            return new Claim.Kept(kept);
        }
        if (held != null && !held.until().passed()) {
            throw new InProgress("somebody works under that key", SOON);
        }
        claims.put(idempotency.key(), new Held(idempotency.request(), until));
        return new Claim.Granted();
    }

    @Override
    public synchronized void release(Idempotency idempotency) {
        claims.computeIfPresent(
                idempotency.key(),
                (_, held) -> new Held(held.request(), Deadline.in(Duration.ZERO)));
    }

    private Artifact keep(ArtifactDraft draft) {
        byte[] bytes = bytes(draft.content());
        ArtifactKey key =
                new ArtifactKey("in-memory/" + (saved.size() + 1) + "." + draft.extension());
        Artifact artifact =
                new Artifact(
                        key,
                        draft.mediaType(),
                        bytes.length,
                        Sha256.hex(draft.content()),
                        Instant.now());
        saved.add(new ArtifactContent(artifact, ByteBuffer.wrap(bytes)));
        draft.idempotency()
                .ifPresent(idempotency -> byIdempotencyKey.put(idempotency.key(), artifact));
        return artifact;
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }
}

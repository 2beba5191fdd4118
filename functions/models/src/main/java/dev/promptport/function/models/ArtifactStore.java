package dev.promptport.function.models;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the functions of this process keep artifacts and the claims about them. */
public final class ArtifactStore implements ArtifactPort, ClaimPort {

    /** The two ports of one place. */
    record Ports(ArtifactPort artifacts, ClaimPort claims) {}

    private final Optional<String> missing;
    private final Lazy<Ports> ports;

    private ArtifactStore(Optional<String> missing, Supplier<Ports> open) {
        this.missing = missing;
        this.ports = new Lazy<>(open);
    }

    static ArtifactStore opened(Supplier<Ports> open) {
        return new ArtifactStore(Optional.empty(), open);
    }

    static ArtifactStore absent(String missing, Supplier<Ports> refusal) {
        return new ArtifactStore(Optional.of(missing), refusal);
    }

    /** What to set when there is no place for artifacts; empty when there is one. */
    public Optional<String> missing() {
        return missing;
    }

    /**
     * Makes what the place is reached with.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when a setting is missing or wrong
     */
    public void prepare() {
        var _ = ports.get();
    }

    @Override
    public Artifact save(ArtifactDraft draft) {
        return ports.get().artifacts().save(draft);
    }

    @Override
    public Optional<ArtifactContent> read(ArtifactKey key) {
        return ports.get().artifacts().read(key);
    }

    @Override
    public List<Artifact> list(int limit) {
        return ports.get().artifacts().list(limit);
    }

    @Override
    public Claim claim(Idempotency idempotency, String extension, Deadline until) {
        return ports.get().claims().claim(idempotency, extension, until);
    }

    @Override
    public void release(Idempotency idempotency) {
        ports.get().claims().release(idempotency);
    }
}

package dev.promptport.domain.port;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.failure.Failure;

import java.util.List;
import java.util.Optional;

/** Keeps generated files. */
public interface ArtifactPort {

    /**
     * Saves under a key nobody else gets; a draft with an idempotency key always gets the same one.
     *
     * @throws dev.promptport.domain.failure.ArtifactNotSaved with the draft in it
     */
    Artifact save(ArtifactDraft draft);

    /**
     * @throws Failure when it cannot be read; not when there is none
     */
    Optional<ArtifactContent> read(ArtifactKey key);

    /** The newest first, at most {@code limit}. */
    List<Artifact> list(int limit);
}

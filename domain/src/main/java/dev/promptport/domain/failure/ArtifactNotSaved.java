package dev.promptport.domain.failure;

import dev.promptport.domain.artifact.ArtifactDraft;

import org.jspecify.annotations.Nullable;

/** Something was generated and could not be saved. Carries the draft, so that nothing is lost. */
public final class ArtifactNotSaved extends Failure {

    private final transient ArtifactDraft draft;

    public ArtifactNotSaved(String message, ArtifactDraft draft, @Nullable Throwable cause) {
        super(message, cause);
        this.draft = draft;
    }

    public ArtifactDraft draft() {
        return draft;
    }
}

package dev.promptport.files;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where artifacts and the claims about them are kept.
 *
 * @param root is made when something is saved first; besides the artifacts it has {@code
 *     .artifacts} and {@code .claims}
 * @param artifacts what the artifacts' keys begin with, without a last slash
 */
public record DirectoryArtifactSettings(Path root, String artifacts, InstantSource clock) {

    /** {@code code_output} there. */
    public static DirectoryArtifactSettings at(Path root) {
        return new DirectoryArtifactSettings(root, "code_output", InstantSource.system());
    }

    public DirectoryArtifactSettings withClock(InstantSource other) {
        return new DirectoryArtifactSettings(root, artifacts, other);
    }
}

package dev.promptport.function.models;

import dev.promptport.files.DirectoryArtifactSettings;
import dev.promptport.files.DirectoryArtifacts;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.nio.file.Path;

/** Artifacts in a directory of this machine. */
@Factory
@Requires(classes = DirectoryArtifacts.class)
final class DirectoryArtifactsComposition {

    @Singleton
    ArtifactPlace directory() {
        return new ArtifactPlace(
                "a directory",
                text -> !text.contains("://"),
                written -> {
                    DirectoryArtifacts directory =
                            new DirectoryArtifacts(
                                    DirectoryArtifactSettings.at(
                                            written.as(text -> Path.of(text).toAbsolutePath())));
                    return new ArtifactStore.Ports(directory, directory);
                });
    }
}

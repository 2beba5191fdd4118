package dev.promptport.function.models;

import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.files.DirectoryDocuments;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.nio.file.Path;

/** Documents in a directory of this machine. */
@Factory
@Requires(classes = DirectoryDocuments.class)
final class DirectoryDocumentsComposition {

    @Singleton
    DocumentPlace directory() {
        return new DocumentPlace(
                "a directory",
                text -> !text.contains("://"),
                written ->
                        new DirectoryDocuments(
                                written.as(text -> Path.of(text).toAbsolutePath()),
                                DocumentLimits.YAML));
    }
}

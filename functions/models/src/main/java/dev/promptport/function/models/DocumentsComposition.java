package dev.promptport.function.models;

import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.yaml.ClassPathDocuments;
import dev.promptport.yaml.LayeredDocuments;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.util.List;

/** The kinds of places for documents that this process can read. */
@Factory
@Requires(classes = ClassPathDocuments.class)
final class DocumentsComposition {

    @Singleton
    DocumentPlaces documents(Environment environment, List<DocumentPlace> places) {
        return new DocumentPlaces(
                environment,
                places,
                folder ->
                        new ClassPathDocuments(
                                environment.getClassLoader(), folder, DocumentLimits.YAML),
                (carried, over) -> new LayeredDocuments(List.of(carried, over)));
    }
}

package dev.promptport.function.models;

import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.function.http.provider.CompletionProvider;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.util.List;

/** The models of all providers together. */
@Factory
final class ModelsComposition {

    @Singleton
    CompletionModels completions(List<CompletionProvider> providers) {
        return new CompletionModels(providers);
    }

    @Singleton
    ClassificationModels classifications(List<ClassificationProvider> providers) {
        return new ClassificationModels(providers);
    }
}

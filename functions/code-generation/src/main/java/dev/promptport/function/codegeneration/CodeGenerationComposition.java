package dev.promptport.function.codegeneration;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.http.invocation.Platform;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.models.ArtifactStore;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.FunctionModel;
import dev.promptport.function.models.ModelSetting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.util.Optional;

/** What the function is made of. */
@Factory
final class CodeGenerationComposition {

    private static final String NAME = "code-generation";

    /** For a function on Lambda, whose role may ask Bedrock; elsewhere a model has to be named. */
    private static final ModelId MODEL_ON_LAMBDA = ModelId.of("bedrock:amazon.nova-lite-v1:0");

    @Singleton
    CodeWriter writer(
            @Named(NAME) ModelSetting model,
            CompletionModels models,
            ArtifactPort artifacts,
            ClaimPort claims,
            CodeGenerationSettings settings,
            Deadlines deadlines) {
        return new CodeWriter(
                model,
                models,
                artifacts,
                claims,
                settings.mostCharacters(),
                settings.sampling(),
                deadlines,
                settings.limit());
    }

    @Singleton
    FunctionProbe probe(
            @Named(NAME) ModelSetting model,
            CompletionModels models,
            ArtifactStore artifacts,
            CodeGenerationSettings settings) {
        return new CodeGenerationProbe(new FunctionModel(model, models), artifacts, settings);
    }

    @Singleton
    @Named(NAME)
    ModelSetting model(Environment environment) {
        ModelSetting written = ModelSetting.of(NAME, environment);
        return written.model().isEmpty() && Platform.isLambda(environment)
                ? new ModelSetting(NAME, written.name(), Optional.of(MODEL_ON_LAMBDA))
                : written;
    }

    @Singleton
    ArtifactBucket bucket(Environment environment) {
        return ArtifactBucket.of(environment.getProperty("artifacts", String.class));
    }
}

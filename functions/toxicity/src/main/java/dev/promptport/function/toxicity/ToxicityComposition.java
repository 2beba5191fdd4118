package dev.promptport.function.toxicity;

import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.ClassificationModels;
import dev.promptport.function.models.FunctionModel;
import dev.promptport.function.models.ModelSetting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the function is made of. */
@Factory
final class ToxicityComposition {

    private static final String NAME = "toxicity";

    @Singleton
    ToxicityClassifier classifier(
            @Named(NAME) FunctionModel model,
            ClassificationModels models,
            ToxicitySettings settings,
            Deadlines deadlines) {
        return new ToxicityClassifier(
                model,
                models,
                deadlines,
                settings.labels(),
                settings.mostCharacters(),
                settings.mostLabels(),
                settings.limit());
    }

    @Singleton
    LabelResponses responses(ToxicitySettings settings, JsonMapper json) {
        return new LabelResponses(settings.usualForm(), json);
    }

    @Singleton
    @Named(NAME)
    FunctionModel model(
            @Named(NAME) ModelSetting setting,
            ClassificationModels models,
            ToxicitySettings settings) {
        return new FunctionModel(
                setting,
                models::missing,
                models::unready,
                model -> {
                    settings.check();
                    models.prepare(model);
                });
    }

    @Singleton
    @Named(NAME)
    ModelSetting setting(Environment environment) {
        return ModelSetting.of(NAME, environment);
    }
}

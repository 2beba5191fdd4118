package dev.promptport.function.sagemakerchat;

import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.FunctionModel;
import dev.promptport.function.models.ModelSetting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the function is made of. */
@Factory
final class SageMakerChatComposition {

    private static final String NAME = "sagemaker-chat";

    @Singleton
    SageMakerChat chat(
            @Named(NAME) FunctionModel model,
            CompletionModels models,
            SageMakerChatSettings settings,
            Deadlines deadlines) {
        return new SageMakerChat(model, models, settings.limits(), deadlines, settings.limit());
    }

    @Singleton
    @Named(NAME)
    FunctionModel model(
            @Named(NAME) ModelSetting setting,
            CompletionModels models,
            SageMakerChatSettings settings) {
        return new FunctionModel(
                setting,
                models::missing,
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

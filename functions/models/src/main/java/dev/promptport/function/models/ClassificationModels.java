package dev.promptport.function.models;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.ClassificationPort;
import dev.promptport.function.http.provider.ClassificationProvider;

import java.util.List;
import java.util.Optional;

/** All models of this process that label. */
public final class ClassificationModels implements ClassificationPort {

    private final Providers<ClassificationProvider> providers;

    ClassificationModels(List<ClassificationProvider> providers) {
        this.providers = new Providers<>(providers, ClassificationProvider::name);
    }

    /**
     * What to set when the model, or its provider, lacks a setting; empty when they can be asked.
     */
    public Optional<String> missing(ModelSetting setting) {
        return setting.missing()
                .or(() -> provider(setting).flatMap(ClassificationProvider::missing));
    }

    /** Why the model cannot be asked just now; empty when it can. */
    public Optional<String> unready(ModelSetting setting) {
        return provider(setting).flatMap(provider -> provider.unready().get());
    }

    private Optional<ClassificationProvider> provider(ModelSetting setting) {
        return setting.model().flatMap(model -> providers.named(model.provider()));
    }

    /**
     * Prepares the provider of that model.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when the process has no such provider, or
     *     a setting of it is missing or wrong
     */
    public void prepare(ModelSetting model) {
        providers.of(model).prepare().run();
    }

    @Override
    public Classification classify(ClassificationRequest request) {
        ClassificationProvider provider =
                providers
                        .named(request.model().provider())
                        .orElseThrow(
                                () ->
                                        new UnknownModel(
                                                request.model(),
                                                "no model is named '%s'; %s"
                                                        .formatted(
                                                                request.model(),
                                                                providers.known())));
        return provider.classifier().classify(request);
    }
}

package dev.promptport.function.models;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.env.Environment;

import java.util.Optional;
import java.util.function.Function;

/**
 * The model of a function, from the first of these settings that is there, for a function {@code
 * toxicity}: {@code TOXICITY_MODEL}, which is {@code provider:name}; {@code TOXICITY_ENDPOINT_NAME}
 * and {@code ENDPOINT_NAME}, which name a SageMaker endpoint; {@code TOXICITY_DEFAULT_MODEL}.
 *
 * @param function the function's name, as in {@code sagemaker-chat}
 * @param name the setting it comes from; without a model, the one to set
 */
public record ModelSetting(String function, String name, Optional<ModelId> model) {

    static final String SAGEMAKER = "sagemaker";

    public static ModelSetting of(String function, Environment environment) {
        FunctionSettings settings = new FunctionSettings(function, environment);
        return settings.own("model")
                .map(setting -> read(function, setting, ModelId::of))
                .or(
                        () ->
                                settings.ownOrCommon("endpoint-name")
                                        .map(
                                                setting ->
                                                        read(
                                                                function,
                                                                setting,
                                                                ModelSetting::endpoint)))
                .or(
                        () ->
                                settings.own("default-model")
                                        .map(setting -> read(function, setting, ModelId::of)))
                .orElseGet(
                        () ->
                                new ModelSetting(
                                        function,
                                        FunctionSettings.variable(function + "-model"),
                                        Optional.empty()));
    }

    /** What to set when there is no model; empty when there is one. */
    public Optional<String> missing() {
        return model.isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s has no model: set %s to provider:name, as in sagemaker:my-endpoint, or %s to the name of a SageMaker endpoint"
                                .formatted(
                                        function,
                                        name,
                                        FunctionSettings.variable(function + "-endpoint-name")));
    }

    /**
     * The model.
     *
     * @throws Misconfigured when there is none
     */
    public ModelId required() {
        return model.orElseThrow(() -> new Misconfigured(missing().orElseThrow()));
    }

    private static ModelSetting read(
            String function, Setting setting, Function<String, ModelId> reader) {
        return new ModelSetting(function, setting.name(), Optional.of(setting.as(reader)));
    }

    private static ModelId endpoint(String name) {
        return new ModelId(SAGEMAKER, name);
    }
}

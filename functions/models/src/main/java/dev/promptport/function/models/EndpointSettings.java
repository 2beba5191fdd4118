package dev.promptport.function.models;

import dev.promptport.aws.sagemaker.ClassifierEndpoint;
import dev.promptport.aws.sagemaker.ColdStart;
import dev.promptport.aws.sagemaker.EndpointTarget;
import dev.promptport.aws.sagemaker.SageMakerEndpoint;
import dev.promptport.aws.sagemaker.classification.ClassifierBody;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.aws.sagemaker.prompt.PromptStyle;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.env.Environment;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * How the SageMaker endpoint of one function is spoken to: by {@code ENDPOINT_DIALECT} and the
 * other settings that begin with {@code ENDPOINT}, where several functions share a process with the
 * function's name before them.
 */
record EndpointSettings(String setting, ModelId model, FunctionSettings settings) {

    private enum Classifier {
        FIELDS,
        BLAZINGTEXT,
        HUGGINGFACE
    }

    /** One for each function whose model is on SageMaker. */
    static Stream<EndpointSettings> of(List<ModelSetting> models, Environment environment) {
        return models.stream()
                .flatMap(
                        setting ->
                                setting
                                        .model()
                                        .filter(m -> m.provider().equals(ModelSetting.SAGEMAKER))
                                        .map(
                                                model ->
                                                        new EndpointSettings(
                                                                setting.name(),
                                                                model,
                                                                new FunctionSettings(
                                                                        setting.function(),
                                                                        environment)))
                                        .stream());
    }

    /** The endpoint as one that generates text. */
    SageMakerEndpoint writing() {
        Dialect dialect = oneOf("endpoint-dialect", Dialect.class, Dialect.TGI);
        SageMakerEndpoint endpoint = SageMakerEndpoint.of(target(), dialect);
        PromptStyle style =
                oneOf("endpoint-prompt-style", PromptStyle.class, endpoint.prompts().style());
        return endpoint.withPrompts(new PromptFormat(style, flag("endpoint-raw-prompts")))
                .withEchoed(flag("endpoint-echo"));
    }

    /** The endpoint as one that labels texts. */
    ClassifierEndpoint labelling() {
        ClassifierBody body =
                switch (oneOf("endpoint-classifier", Classifier.class, Classifier.FIELDS)) {
                    case FIELDS -> fields();
                    case BLAZINGTEXT -> new ClassifierBody.BlazingText();
                    case HUGGINGFACE -> new ClassifierBody.HuggingFace();
                };
        return new ClassifierEndpoint(target(), body);
    }

    private ClassifierBody fields() {
        ClassifierBody.Fields usual = ClassifierBody.Fields.DEFAULT;
        return new ClassifierBody.Fields(
                text("endpoint-text-field", usual.text()), text("endpoint-top-field", usual.top()));
    }

    private EndpointTarget target() {
        EndpointTarget target =
                new Setting(setting, model.name()).as(_ -> EndpointTarget.of(model.name()));
        target =
                with(
                        target,
                        "endpoint-inference-component",
                        EndpointTarget::withInferenceComponent);
        target = with(target, "endpoint-target-variant", EndpointTarget::withTargetVariant);
        return awaited(target);
    }

    private EndpointTarget awaited(EndpointTarget target) {
        return settings.ownOrCommon("endpoint-wait")
                .map(wait -> target.withColdStart(ColdStart.awaited(wait.duration())))
                .orElse(target);
    }

    private EndpointTarget with(
            EndpointTarget target,
            String name,
            BiFunction<EndpointTarget, String, EndpointTarget> change) {
        return settings.ownOrCommon(name)
                .map(setting -> setting.as(text -> change.apply(target, text)))
                .orElse(target);
    }

    private <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        return settings.ownOrCommon(name).map(setting -> setting.oneOf(type)).orElse(otherwise);
    }

    private boolean flag(String name) {
        return settings.ownOrCommon(name).map(Setting::flag).orElse(false);
    }

    private String text(String name, String otherwise) {
        return settings.ownOrCommon(name).map(Setting::text).orElse(otherwise);
    }
}

package dev.promptport.function.openai;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.usecase.ModelChoice;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.ModelSetting;

import io.micronaut.context.env.Environment;

import java.util.Locale;
import java.util.Optional;

/**
 * The model of a function that speaks OpenAI's language. For a function {@code openai-chat} it is
 * {@code OPENAI_CHAT_MODEL}, which is the operator's will and goes before what apps and plugins
 * prefer; else OpenAI's {@code gpt-4-turbo}, as in the reference. Where OpenAI is not set up,
 * {@code openai-chat.default-model} stands in, also for what apps and plugins prefer of it.
 */
public final class ChatModel implements FunctionProbe {

    private static final ModelId STANDARD = new ModelId("openai", "gpt-4-turbo");

    private final ModelSetting setting;
    private final boolean fixed;
    private final CompletionModels models;
    private final Runnable check;

    private ChatModel(
            ModelSetting setting, boolean fixed, CompletionModels models, Runnable check) {
        this.setting = setting;
        this.fixed = fixed;
        this.models = models;
        this.check = check;
    }

    /**
     * The model of that function.
     *
     * @param check reads the function's other settings, so that a wrong one is told at the start
     */
    public static ChatModel of(
            String function, Environment environment, CompletionModels models, Runnable check) {
        ModelSetting standard =
                new ModelSetting(function, variable(function), Optional.of(STANDARD));
        Optional<ModelId> chosen = chosen(function, environment);
        boolean withoutOpenAi = models.missing(standard).isPresent();
        Optional<ModelId> model =
                chosen.isEmpty() && withoutOpenAi ? standIn(function, environment) : chosen;
        return new ChatModel(
                model.map(id -> new ModelSetting(function, variable(function), Optional.of(id)))
                        .orElse(standard),
                chosen.isPresent() || withoutOpenAi,
                models,
                check);
    }

    /** The same as wiring elsewhere wants to know it, before any provider is there. */
    public static ModelSetting setting(String function, Environment environment) {
        ModelId model =
                chosen(function, environment)
                        .or(() -> standIn(function, environment))
                        .orElse(STANDARD);
        return new ModelSetting(function, variable(function), Optional.of(model));
    }

    /**
     * The model for who prefers none, and whether it answers in any case.
     *
     * @throws Misconfigured naming the settings when it cannot be asked
     */
    public ModelChoice choice() {
        return new ModelChoice(id(), fixed);
    }

    /**
     * The model for callers that name none.
     *
     * @throws Misconfigured naming the settings when it cannot be asked
     */
    public ModelId id() {
        missing()
                .ifPresent(
                        sentence -> {
                            throw new Misconfigured(sentence);
                        });
        return setting.required();
    }

    @Override
    public String function() {
        return setting.function();
    }

    @Override
    public String model() {
        return missing().isPresent() ? "none" : setting.required().toString();
    }

    @Override
    public Optional<String> missing() {
        return models.missing(setting)
                .map(
                        sentence ->
                                "%s; or set %s to another provider's, as in bedrock:amazon.nova-lite-v1:0"
                                        .formatted(sentence, setting.name()));
    }

    @Override
    public Optional<String> unready() {
        return Optional.empty();
    }

    @Override
    public void prepare() {
        check.run();
        models.prepare(setting);
    }

    private static Optional<ModelId> chosen(String function, Environment environment) {
        return text(environment, function + ".model")
                .map(text -> new Setting(variable(function), text).as(ModelId::of));
    }

    private static Optional<ModelId> standIn(String function, Environment environment) {
        String name = function + ".default-model";
        return text(environment, name).map(text -> new Setting(name, text).as(ModelId::of));
    }

    private static String variable(String function) {
        return function.toUpperCase(Locale.ROOT).replace('-', '_') + "_MODEL";
    }

    private static Optional<String> text(Environment environment, String name) {
        return environment.getProperty(name, String.class).filter(text -> !text.isBlank());
    }
}

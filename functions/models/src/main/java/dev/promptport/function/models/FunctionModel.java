package dev.promptport.function.models;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.readiness.FunctionProbe;

import java.util.Optional;
import java.util.function.Consumer;

/** A function whose model is asked elsewhere: ready as soon as it is set up. */
public final class FunctionModel implements FunctionProbe {

    private final ModelSetting setting;
    private final Consumer<ModelSetting> preparation;

    /**
     * @param preparation sees to it that the model's provider can be asked
     */
    public FunctionModel(ModelSetting setting, Consumer<ModelSetting> preparation) {
        this.setting = setting;
        this.preparation = preparation;
    }

    /**
     * The model to ask.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the setting when there is none
     */
    public ModelId id() {
        return setting.required();
    }

    @Override
    public String function() {
        return setting.function();
    }

    @Override
    public String model() {
        return setting.model().map(ModelId::toString).orElse("none");
    }

    @Override
    public Optional<String> missing() {
        return setting.missing();
    }

    @Override
    public Optional<String> unready() {
        return Optional.empty();
    }

    @Override
    public void prepare() {
        preparation.accept(setting);
    }
}

package dev.promptport.function.models;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.readiness.FunctionProbe;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A function that asks one model, wherever that runs. */
public final class FunctionModel implements FunctionProbe {

    private final ModelSetting setting;
    private final Function<ModelSetting, Optional<String>> missing;
    private final Function<ModelSetting, Optional<String>> unready;
    private final Consumer<ModelSetting> preparation;

    /**
     * @param missing what to set before the model can be asked; empty when it can
     * @param unready why the model cannot be asked just now; empty when it can
     * @param preparation sees to it that the model's provider can be asked
     */
    public FunctionModel(
            ModelSetting setting,
            Function<ModelSetting, Optional<String>> missing,
            Function<ModelSetting, Optional<String>> unready,
            Consumer<ModelSetting> preparation) {
        this.setting = setting;
        this.missing = missing;
        this.unready = unready;
        this.preparation = preparation;
    }

    /** Of a model that is asked elsewhere: ready as soon as it is set up. */
    public FunctionModel(
            ModelSetting setting,
            Function<ModelSetting, Optional<String>> missing,
            Consumer<ModelSetting> preparation) {
        this(setting, missing, _ -> Optional.empty(), preparation);
    }

    /** Of a provider that lacks no setting. */
    public FunctionModel(ModelSetting setting, Consumer<ModelSetting> preparation) {
        this(setting, ModelSetting::missing, preparation);
    }

    /** A model that writes, of any provider. */
    public FunctionModel(ModelSetting setting, CompletionModels models) {
        this(setting, models::missing, models::prepare);
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
        return missing.apply(setting);
    }

    @Override
    public Optional<String> unready() {
        return unready.apply(setting);
    }

    @Override
    public void prepare() {
        preparation.accept(setting);
    }
}

package dev.promptport.function.t5;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.models.local.LoadedModel;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The function's model: loaded once, and tried again by a later request if the first attempt failed
 * for a reason that may pass.
 */
public final class T5Model implements FunctionProbe, AutoCloseable {

    private final ModelId id;
    private final LoadedModel<T5Engine> engine;

    public T5Model(ModelId id, Supplier<T5Engine> loader) {
        this.id = id;
        this.engine = new LoadedModel<>(id.toString(), loader, loaded -> loaded.release().run());
    }

    public ModelId id() {
        return id;
    }

    /**
     * The loaded model.
     *
     * @throws dev.promptport.domain.failure.Failure the reason it cannot be had
     */
    public T5Engine engine() {
        return engine.get();
    }

    @Override
    public String function() {
        return "t5";
    }

    @Override
    public String model() {
        return id.toString();
    }

    /** Its model has a default. */
    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Optional<String> unready() {
        return engine.unready();
    }

    @Override
    public void prepare() {
        engine();
    }

    @Override
    public void close() {
        engine.close();
    }
}

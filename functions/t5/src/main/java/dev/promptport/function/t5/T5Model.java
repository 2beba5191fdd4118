package dev.promptport.function.t5;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.function.http.readiness.FunctionProbe;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The function's model: loaded once, and tried again by a later request if the first attempt failed
 * for a reason that may pass.
 */
public final class T5Model implements FunctionProbe, AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ModelId id;
    private final Supplier<T5Engine> loader;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable T5Engine engine;
    private volatile String unready = "its model is not loaded yet";

    public T5Model(ModelId id, Supplier<T5Engine> loader) {
        this.id = id;
        this.loader = loader;
    }

    public ModelId id() {
        return id;
    }

    /**
     * The loaded model.
     *
     * @throws Failure the reason it cannot be had; {@link Unavailable} while another thread loads
     *     it
     */
    public T5Engine engine() {
        T5Engine loaded = engine;
        return loaded != null ? loaded : load();
    }

    private T5Engine load() {
        if (!loading.tryLock()) {
            throw new Unavailable(
                    "the model " + id + " is still being loaded; try again shortly", RETRY, null);
        }
        try {
            T5Engine loaded = engine;
            if (loaded == null) {
                loaded = loader.get();
                engine = loaded;
            }
            return loaded;
        } catch (Failure e) {
            unready = e.getMessage();
            throw e;
        } finally {
            loading.unlock();
        }
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
        return engine == null ? Optional.of(unready) : Optional.empty();
    }

    @Override
    public void prepare() {
        engine();
    }

    @Override
    public void close() {
        T5Engine loaded = engine;
        if (loaded != null) {
            loaded.release().run();
        }
    }
}

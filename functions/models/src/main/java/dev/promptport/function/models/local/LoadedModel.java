package dev.promptport.function.models.local;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Unavailable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A model that is loaded once, and tried again by a later request if the first attempt failed for a
 * reason that may pass.
 */
public final class LoadedModel<T> implements AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<T> loader;
    private final Consumer<T> release;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable T loaded;
    private volatile String unready = "its model is not loaded yet";

    /**
     * @param name for messages
     * @param release gives its memory back
     */
    public LoadedModel(String name, Supplier<T> loader, Consumer<T> release) {
        this.name = name;
        this.loader = loader;
        this.release = release;
    }

    /**
     * The loaded model.
     *
     * @throws Failure the reason it cannot be had; {@link Unavailable} while another thread loads
     *     it
     */
    public T get() {
        T model = loaded;
        return model != null ? model : load();
    }

    private T load() {
        if (!loading.tryLock()) {
            throw new Unavailable(
                    "the model " + name + " is still being loaded; try again shortly", RETRY, null);
        }
        try {
            T model = loaded;
            if (model == null) {
                model = loader.get();
                loaded = model;
            }
            return model;
        } catch (Failure e) {
            unready = e.getMessage();
            throw e;
        } finally {
            loading.unlock();
        }
    }

    /** Why it cannot be asked just now; empty when it can. */
    public Optional<String> unready() {
        return loaded == null ? Optional.of(unready) : Optional.empty();
    }

    @Override
    public void close() {
        T model = loaded;
        if (model != null) {
            release.accept(model);
        }
    }
}

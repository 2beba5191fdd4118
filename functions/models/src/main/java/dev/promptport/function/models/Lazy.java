package dev.promptport.function.models;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Something made when it is first asked for, once; a failure to make it is not remembered. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        T value = made;
        return value != null ? value : make();
    }

    /** What was made; null before. */
    @Nullable T peek() {
        return made;
    }

    private synchronized T make() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }
}

package dev.promptport.function.info;

import dev.promptport.function.http.readiness.FunctionProbe;

import jakarta.inject.Singleton;

import java.util.Optional;

/** The function asks no model and needs no setting. */
@Singleton
final class InfoProbe implements FunctionProbe {

    @Override
    public String function() {
        return "info";
    }

    @Override
    public String model() {
        return "none";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Optional<String> unready() {
        return Optional.empty();
    }

    @Override
    public void prepare() {}
}

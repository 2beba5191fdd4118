package dev.promptport.function.codegeneration;

import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.models.ArtifactStore;
import dev.promptport.function.models.FunctionModel;

import java.util.Optional;

/** The function is set up with a model to ask and a place for what it writes. */
record CodeGenerationProbe(
        FunctionModel asked, ArtifactStore artifacts, CodeGenerationSettings settings)
        implements FunctionProbe {

    @Override
    public String function() {
        return asked.function();
    }

    @Override
    public String model() {
        return asked.model();
    }

    @Override
    public Optional<String> missing() {
        return asked.missing().or(artifacts::missing);
    }

    @Override
    public Optional<String> unready() {
        return asked.unready();
    }

    @Override
    public void prepare() {
        settings.check();
        artifacts.prepare();
        asked.prepare();
    }
}

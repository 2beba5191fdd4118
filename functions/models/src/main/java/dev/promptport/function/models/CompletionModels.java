package dev.promptport.function.models;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.domain.usecase.CompletionRouter;
import dev.promptport.function.http.provider.CompletionProvider;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All models of this process that write. */
public final class CompletionModels implements CompletionPort, StreamingCompletionPort {

    private final Providers<CompletionProvider> providers;
    private final CompletionRouter router;

    CompletionModels(List<CompletionProvider> providers) {
        this.providers = new Providers<>(providers, CompletionProvider::name);
        CompletionRouter.Builder routes = CompletionRouter.builder();
        providers.forEach(
                provider ->
                        routes.provider(
                                provider.name(), provider.completions(), provider.streams()));
        router = routes.build();
    }

    /**
     * What to set when the model, or its provider, lacks a setting; empty when they can be asked.
     */
    public Optional<String> missing(ModelSetting setting) {
        return setting.missing()
                .or(
                        () ->
                                setting.model()
                                        .flatMap(model -> providers.named(model.provider()))
                                        .flatMap(CompletionProvider::missing));
    }

    /**
     * Prepares the provider of that model.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when the process has no such provider, or
     *     a setting of it is missing or wrong
     */
    public void prepare(ModelSetting model) {
        providers.of(model).prepare().run();
    }

    @Override
    public Completion complete(CompletionRequest request) {
        return router.complete(request);
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        return router.stream(request, sink);
    }
}

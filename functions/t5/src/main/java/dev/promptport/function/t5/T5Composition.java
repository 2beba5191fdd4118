package dev.promptport.function.t5;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.http.invocation.Platform;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.function.models.local.ModelBuckets;
import dev.promptport.function.models.local.ModelCache;
import dev.promptport.inference.local.LocalT5;
import dev.promptport.inference.local.LocalT5Settings;
import dev.promptport.inference.local.Precision;
import dev.promptport.inference.local.source.HubSettings;
import dev.promptport.inference.local.source.ModelFiles;
import dev.promptport.inference.local.source.ModelSource;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.util.Optional;

/** What the function is made of. */
@Factory
final class T5Composition {

    /** The model of this function whatever it is set to. */
    private static final String T5 = "t5";

    @Singleton
    @Bean(preDestroy = "close")
    T5Model model(T5Settings written, LocalT5Settings settings, ModelFiles files) {
        return new T5Model(
                new ModelId("local", settings.name()),
                () -> {
                    Path directory = files.locate(settings.source(), T5Settings.MODEL);
                    LocalT5 t5 =
                            new Setting(T5Settings.MODEL, written.model())
                                    .as(_ -> LocalT5.load(settings, directory));
                    return new T5Engine(t5, t5, t5::close);
                });
    }

    /**
     * Lets other functions of the process ask the same model; {@code local:t5} is its other name.
     */
    @Singleton
    CompletionProvider provider(T5Model model, T5Settings settings) {
        int longest = settings.newTokens();
        return new CompletionProvider(
                model.id().provider(),
                request -> model.engine().completion().complete(fitting(model, longest, request)),
                (request, sink) ->
                        model.engine().streaming().stream(fitting(model, longest, request), sink));
    }

    /** The limits of other functions are made for larger models: an answer ends at this one's. */
    private static CompletionRequest fitting(
            T5Model model, int longest, CompletionRequest request) {
        CompletionRequest named =
                request.model().name().equals(T5) ? request.withModel(model.id()) : request;
        Integer asked = named.sampling().maxTokens();
        return asked == null || asked <= longest
                ? named
                : named.withSampling(named.sampling().toBuilder().maxTokens(longest).build());
    }

    @Singleton
    T5Requests requests(T5Settings settings, T5Model model, Deadlines deadlines) {
        return new T5Requests(
                model.id(),
                settings.newTokens(),
                new T5Prompts(settings.languageNames()),
                deadlines,
                settings.limit());
    }

    @Singleton
    ModelFiles files(
            LocalT5Settings settings,
            T5Settings written,
            HubSettings hub,
            Optional<ModelBuckets> buckets) {
        return new ModelFiles(
                settings.cache(),
                hub,
                buckets.orElse(ModelBuckets.NONE)
                        .folders(T5Settings.MODEL, written.bucketInPath(), written.fetchLimit()));
    }

    @Singleton
    LocalT5Settings engineSettings(T5Settings settings, Environment environment) {
        ModelSource source = new Setting(T5Settings.MODEL, settings.model()).as(ModelSource::parse);
        return new LocalT5Settings(
                source.name(),
                source,
                settings.precision(Precision.class),
                cache(settings, environment),
                settings.workerCount(),
                settings.threadsPerWorker(Platform.isLambda(environment)),
                settings.queueLength(),
                settings.inputTokens(),
                settings.newTokens());
    }

    private static Path cache(T5Settings settings, Environment environment) {
        if (settings.cacheDir() != null) {
            return new Setting("T5_CACHE_DIR", settings.cacheDir()).as(Path::of);
        }
        return ModelCache.usual(environment);
    }
}

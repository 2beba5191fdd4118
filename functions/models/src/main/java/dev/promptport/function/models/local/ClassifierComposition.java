package dev.promptport.function.models.local;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.invocation.Platform;
import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.inference.local.LocalClassifier;
import dev.promptport.inference.local.LocalClassifierSettings;
import dev.promptport.inference.local.Precision;
import dev.promptport.inference.local.source.HubSettings;
import dev.promptport.inference.local.source.ModelFiles;
import dev.promptport.inference.local.source.ModelSource;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.util.Optional;

/** The classifier that runs in this process. Nothing is loaded before a function is set to it. */
@Factory
@Requires(classes = LocalClassifier.class)
final class ClassifierComposition {

    private static final String PROVIDER = "local";

    /** The model whatever {@code CLASSIFIER_MODEL} is set to. */
    private static final String CLASSIFIER = "classifier";

    @Singleton
    @Bean(preDestroy = "close")
    LoadedModel<LocalClassifier> classifier(
            ClassifierSettings settings,
            HubSettings hub,
            Optional<ModelBuckets> buckets,
            Environment environment) {
        return new LoadedModel<>(
                PROVIDER + ":" + CLASSIFIER,
                () -> load(settings, hub, buckets.orElse(ModelBuckets.NONE), environment),
                LocalClassifier::close);
    }

    @Singleton
    ClassificationProvider provider(
            LoadedModel<LocalClassifier> classifier, ClassifierSettings settings) {
        return new ClassificationProvider(
                PROVIDER,
                request -> classify(classifier.get(), request),
                settings.missing(),
                classifier::unready,
                classifier::get);
    }

    private static Classification classify(
            LocalClassifier classifier, ClassificationRequest request) {
        return classifier.classify(
                request.model().name().equals(CLASSIFIER)
                        ? request.withModel(classifier.model())
                        : request);
    }

    private static LocalClassifier load(
            ClassifierSettings settings,
            HubSettings hub,
            ModelBuckets buckets,
            Environment environment) {
        Setting written =
                settings.written()
                        .orElseThrow(() -> new Misconfigured(settings.missing().orElseThrow()));
        ModelSource source = written.as(ModelSource::parse);
        LocalClassifierSettings engine = engine(settings, source, environment);
        ModelFiles files =
                new ModelFiles(
                        engine.cache(),
                        hub,
                        buckets.folders(
                                ClassifierSettings.MODEL,
                                settings.bucketInPath(),
                                settings.fetchLimit()));
        Path directory = files.locate(source, ClassifierSettings.MODEL);
        return written.as(_ -> LocalClassifier.load(engine, directory));
    }

    static LocalClassifierSettings engine(
            ClassifierSettings settings, ModelSource source, Environment environment) {
        return new LocalClassifierSettings(
                source.name(),
                settings.precision(Precision.class),
                cache(settings, environment),
                settings.workerCount(),
                settings.threadsPerWorker(Platform.isLambda(environment)),
                settings.queueLength(),
                settings.tokens());
    }

    private static Path cache(ClassifierSettings settings, Environment environment) {
        return settings.cache()
                .or(
                        () ->
                                environment
                                        .getProperty("t5.cache-dir", String.class)
                                        .map(text -> new Setting("T5_CACHE_DIR", text)))
                .map(written -> written.as(Path::of))
                .orElseGet(() -> ModelCache.usual(environment));
    }
}

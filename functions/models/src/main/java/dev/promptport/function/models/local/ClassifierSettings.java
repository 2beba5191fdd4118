package dev.promptport.function.models.local;

import dev.promptport.function.http.setting.Setting;
import dev.promptport.inference.local.LocalClassifierSettings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * The classifier that runs in this process, as an operator writes it: {@code CLASSIFIER_MODEL} in
 * the environment is {@code classifier.model} here, and so on. They stay text until they are read,
 * so that a wrong one can be named.
 *
 * @param model where the model comes from: {@code embedded:<name>}, {@code hf:unitary/toxic-bert},
 *     {@code s3://bucket/folder} or a directory
 * @param modelPathStyle whether its bucket is named in the path, for S3 servers of one's own
 * @param fetchTimeout how long fetching it from S3 may take
 * @param precision {@code int8} or {@code fp32}
 * @param cacheDir where unpacked and downloaded files are kept; by default where the T5's are
 * @param workers texts computed at once, 1 to 64
 * @param threads processors each of them uses; 0 shares out all there are on Lambda and half of
 *     them elsewhere
 * @param queue texts that may wait before others are turned away, 1 to 10,000
 * @param maxTokens where texts are cut off, 8 or more; a model that reads fewer cuts sooner
 */
@ConfigurationProperties("classifier")
@Requires(classes = LocalClassifierSettings.class)
public record ClassifierSettings(
        @Nullable String model,
        @Bindable(defaultValue = "false") String modelPathStyle,
        @Bindable(defaultValue = "15m") String fetchTimeout,
        @Bindable(defaultValue = "int8") String precision,
        @Nullable String cacheDir,
        @Bindable(defaultValue = "1") String workers,
        @Bindable(defaultValue = "0") String threads,
        @Bindable(defaultValue = "32") String queue,
        @Bindable(defaultValue = "512") String maxTokens) {

    static final String MODEL = "CLASSIFIER_MODEL";

    /** What to set before there is a classifier; empty when there is one. */
    Optional<String> missing() {
        return written().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "there is no local classifier: set %s to embedded:<name>, hf:<owner>/<name>, s3://<bucket>/<folder> or a directory"
                                .formatted(MODEL));
    }

    /** Where the model comes from, where that is set. */
    Optional<Setting> written() {
        return Optional.ofNullable(model)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(MODEL, text));
    }

    boolean bucketInPath() {
        return new Setting("CLASSIFIER_MODEL_PATH_STYLE", modelPathStyle).flag();
    }

    Duration fetchLimit() {
        return new Setting("CLASSIFIER_FETCH_TIMEOUT", fetchTimeout).duration();
    }

    <E extends Enum<E>> E precision(Class<E> type) {
        return new Setting("CLASSIFIER_PRECISION", precision).oneOf(type);
    }

    Optional<Setting> cache() {
        return Optional.ofNullable(cacheDir).map(text -> new Setting("CLASSIFIER_CACHE_DIR", text));
    }

    int workerCount() {
        return new Setting("CLASSIFIER_WORKERS", workers).wholeNumber(1, 64);
    }

    int threadsPerWorker(boolean alone) {
        int asked = new Setting("CLASSIFIER_THREADS", threads).wholeNumber(0, 1024);
        return asked > 0 ? asked : Processors.each(workerCount(), alone);
    }

    int queueLength() {
        return new Setting("CLASSIFIER_QUEUE", queue).wholeNumber(1, 10_000);
    }

    int tokens() {
        return new Setting("CLASSIFIER_MAX_TOKENS", maxTokens)
                .wholeNumber(LocalClassifierSettings.FEWEST_TOKENS, 1 << 20);
    }
}

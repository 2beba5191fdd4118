package dev.promptport.function.t5;

import dev.promptport.function.http.setting.Setting;
import dev.promptport.function.models.local.Processors;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * The function's settings as an operator writes them: {@code T5_MODEL} in the environment is {@code
 * t5.model} here, and so on. They stay text until they are read, so that a wrong one can be named.
 *
 * @param model where the model comes from: {@code embedded:t5-mini}, {@code
 *     hf:google/flan-t5-small}, {@code s3://bucket/folder} or a directory
 * @param modelPathStyle whether its bucket is named in the path, for S3 servers of one's own
 * @param fetchTimeout how long fetching it from S3 may take
 * @param precision {@code int8} or {@code fp32}
 * @param cacheDir where unpacked and downloaded files are kept; by default a place that fits the
 *     platform
 * @param workers requests computed at once, 1 to 64
 * @param threads processors each of them uses; 0 shares out all there are on Lambda and half of
 *     them elsewhere
 * @param queue requests that may wait before others are turned away, 1 to 10,000
 * @param maxInputTokens longest prompt
 * @param maxNewTokens longest answer that can be asked for
 * @param languages what {@code translate} can be asked for, with commas
 * @param timeout how long a request may take, as {@code 500ms}, {@code 30s} or {@code 2m}
 */
@ConfigurationProperties("t5")
public record T5Settings(
        @Bindable(defaultValue = "embedded:t5-mini") String model,
        @Bindable(defaultValue = "false") String modelPathStyle,
        @Bindable(defaultValue = "15m") String fetchTimeout,
        @Bindable(defaultValue = "int8") String precision,
        @Nullable String cacheDir,
        @Bindable(defaultValue = "1") String workers,
        @Bindable(defaultValue = "0") String threads,
        @Bindable(defaultValue = "32") String queue,
        @Bindable(defaultValue = "512") String maxInputTokens,
        @Bindable(defaultValue = "512") String maxNewTokens,
        @Bindable(defaultValue = "English,French,German,Romanian") String languages,
        @Bindable(defaultValue = "60s") String timeout) {

    static final String MODEL = "T5_MODEL";
    private static final int MOST_TOKENS = 1 << 20;

    boolean bucketInPath() {
        return new Setting("T5_MODEL_PATH_STYLE", modelPathStyle).flag();
    }

    Duration fetchLimit() {
        return new Setting("T5_FETCH_TIMEOUT", fetchTimeout).duration();
    }

    int workerCount() {
        return new Setting("T5_WORKERS", workers).wholeNumber(1, 64);
    }

    int threadsPerWorker(boolean alone) {
        int asked = new Setting("T5_THREADS", threads).wholeNumber(0, 1024);
        return asked > 0 ? asked : Processors.each(workerCount(), alone);
    }

    int queueLength() {
        return new Setting("T5_QUEUE", queue).wholeNumber(1, 10_000);
    }

    int inputTokens() {
        return new Setting("T5_MAX_INPUT_TOKENS", maxInputTokens).wholeNumber(1, MOST_TOKENS);
    }

    int newTokens() {
        return new Setting("T5_MAX_NEW_TOKENS", maxNewTokens).wholeNumber(1, MOST_TOKENS);
    }

    <E extends Enum<E>> E precision(Class<E> type) {
        return new Setting("T5_PRECISION", precision).oneOf(type);
    }

    List<String> languageNames() {
        return new Setting("T5_LANGUAGES", languages).list();
    }

    Duration limit() {
        return new Setting("T5_TIMEOUT", timeout).duration();
    }
}

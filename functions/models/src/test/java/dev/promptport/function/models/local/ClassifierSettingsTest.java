package dev.promptport.function.models.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.inference.local.LocalClassifierSettings;
import dev.promptport.inference.local.Precision;
import dev.promptport.inference.local.source.ModelSource;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

class ClassifierSettingsTest {

    private static LocalClassifierSettings engine(Map<String, String> environment) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            return ClassifierComposition.engine(
                    context.getBean(ClassifierSettings.class),
                    ModelSource.parse("hf:unitary/toxic-bert"),
                    context.getBean(Environment.class));
        }
    }

    @Test
    void have_defaults() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "promptport");

        assertThat(engine(Map.of()))
                .isEqualTo(
                        new LocalClassifierSettings(
                                "unitary/toxic-bert", Precision.INT8, cache, 1, half, 32, 512));
    }

    @Test
    void come_from_the_environment() {
        Map<String, String> environment =
                Map.of(
                        "CLASSIFIER_PRECISION", "fp32",
                        "CLASSIFIER_CACHE_DIR", "/var/cache/classifier",
                        "CLASSIFIER_WORKERS", "2",
                        "CLASSIFIER_THREADS", "3",
                        "CLASSIFIER_QUEUE", "4",
                        "CLASSIFIER_MAX_TOKENS", "128");

        assertThat(engine(environment))
                .isEqualTo(
                        new LocalClassifierSettings(
                                "unitary/toxic-bert",
                                Precision.FP32,
                                Path.of("/var/cache/classifier"),
                                2,
                                3,
                                4,
                                128));
    }

    @Test
    void share_the_cache_of_the_t5() {
        assertThat(engine(Map.of("T5_CACHE_DIR", "/var/cache/models")).cache())
                .isEqualTo(Path.of("/var/cache/models"));
    }

    @Test
    void say_how_buckets_are_read() {
        try (ApplicationContext context =
                EnvironmentSettings.start(
                        Map.of(
                                "CLASSIFIER_FETCH_TIMEOUT", "30s",
                                "CLASSIFIER_MODEL_PATH_STYLE", "yes"))) {
            ClassifierSettings settings = context.getBean(ClassifierSettings.class);

            assertThat(settings.fetchLimit()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.bucketInPath()).isTrue();
        }
    }
}

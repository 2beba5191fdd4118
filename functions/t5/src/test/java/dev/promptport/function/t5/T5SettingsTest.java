package dev.promptport.function.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.inference.local.LocalT5Settings;
import dev.promptport.inference.local.Precision;
import dev.promptport.inference.local.source.HubSettings;
import dev.promptport.inference.local.source.ModelSource;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class T5SettingsTest {

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        try (ApplicationContext context =
                EnvironmentSettings.start(
                        environment, new FakeT5.Script(new ScriptedCompletions(FakeT5.MODEL)))) {
            assertions.accept(context);
        }
    }

    @Test
    void default_to_the_embedded_model() {
        with(
                Map.of(),
                context -> {
                    LocalT5Settings engine = context.getBean(LocalT5Settings.class);
                    assertThat(engine.source()).isEqualTo(new ModelSource.Embedded("t5-mini"));
                    assertThat(engine.name()).isEqualTo("t5-mini");
                    assertThat(engine.precision()).isEqualTo(Precision.INT8);
                    assertThat(engine.cache())
                            .isEqualTo(
                                    Path.of(
                                            System.getProperty("user.home"),
                                            ".cache",
                                            "promptport"));
                    assertThat(engine.workers()).isEqualTo(1);
                    assertThat(engine.threadsPerWorker())
                            .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
                    assertThat(engine.queue()).isEqualTo(32);
                    assertThat(engine.maxInputTokens()).isEqualTo(512);
                    assertThat(engine.maxNewTokens()).isEqualTo(512);
                    T5Settings settings = context.getBean(T5Settings.class);
                    assertThat(settings.languageNames())
                            .containsExactly("English", "French", "German", "Romanian");
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(60));
                    assertThat(settings.bucketInPath()).isFalse();
                    assertThat(settings.fetchLimit()).isEqualTo(Duration.ofMinutes(15));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "s3://models/t5/flan, flan",
        "s3://models/t5/flan/, flan",
        "s3://models, models",
        "dir:/opt/t5, t5"
    })
    void name_the_model_as_its_folder_is_named(String model, String name) {
        with(
                Map.of("T5_MODEL", model),
                context ->
                        assertThat(context.getBean(LocalT5Settings.class).name()).isEqualTo(name));
    }

    @Test
    void come_from_the_environment() {
        Map<String, String> environment =
                Map.ofEntries(
                        Map.entry("T5_MODEL", "hf:google/flan-t5-small"),
                        Map.entry("T5_MODEL_PATH_STYLE", "yes"),
                        Map.entry("T5_FETCH_TIMEOUT", "30s"),
                        Map.entry("T5_PRECISION", "fp32"),
                        Map.entry("T5_CACHE_DIR", "/var/cache/t5"),
                        Map.entry("T5_WORKERS", "2"),
                        Map.entry("T5_THREADS", "3"),
                        Map.entry("T5_QUEUE", "4"),
                        Map.entry("T5_MAX_INPUT_TOKENS", "100"),
                        Map.entry("T5_MAX_NEW_TOKENS", "50"),
                        Map.entry("T5_LANGUAGES", "English,Welsh"),
                        Map.entry("T5_TIMEOUT", "5s"),
                        Map.entry("HF_TOKEN", "hf_secret"),
                        Map.entry("HF_ENDPOINT", "https://mirror.example"));
        with(
                environment,
                context -> {
                    assertThat(context.getBean(LocalT5Settings.class))
                            .isEqualTo(
                                    new LocalT5Settings(
                                            "google/flan-t5-small",
                                            ModelSource.parse("hf:google/flan-t5-small"),
                                            Precision.FP32,
                                            Path.of("/var/cache/t5"),
                                            2,
                                            3,
                                            4,
                                            100,
                                            50));
                    assertThat(context.getBean(T5Settings.class).languageNames())
                            .isEqualTo(List.of("English", "Welsh"));
                    assertThat(context.getBean(T5Settings.class).limit())
                            .isEqualTo(Duration.ofSeconds(5));
                    assertThat(context.getBean(T5Settings.class).bucketInPath()).isTrue();
                    assertThat(context.getBean(T5Settings.class).fetchLimit())
                            .isEqualTo(Duration.ofSeconds(30));
                    HubSettings hub = context.getBean(HubSettings.class);
                    assertThat(hub.endpoint()).isEqualTo(URI.create("https://mirror.example"));
                    assertThat(hub.token().get()).hasValue("hf_secret");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "T5_WORKERS, none",
        "T5_THREADS, -1",
        "T5_QUEUE, 0",
        "T5_MAX_INPUT_TOKENS, 1.5",
        "T5_MAX_NEW_TOKENS, 99999999999",
        "T5_PRECISION, int7",
        "T5_MODEL, gs://bucket/model",
        "HF_ENDPOINT, a b"
    })
    void that_cannot_be_read_are_named(String name, String value) {
        with(
                Map.of(name, value),
                context -> {
                    Throwable thrown =
                            catchThrowable(
                                    () -> {
                                        context.getBean(LocalT5Settings.class);
                                        context.getBean(HubSettings.class);
                                    });

                    assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                            .filteredOn(Misconfigured.class::isInstance)
                            .anySatisfy(
                                    cause ->
                                            assertThat(cause)
                                                    .hasMessageStartingWith(
                                                            name + " is '" + value + "'"));
                });
    }
}

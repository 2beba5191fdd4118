package dev.promptport.function.models.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.function.models.ClassificationModels;
import dev.promptport.function.models.ModelSetting;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class LocalClassifierProviderTest {

    private static final Path TINY =
            Path.of("../../adapters-inference/local/src/test/resources/golden/tiny-bert-multi");

    /** Native libraries are unpacked once for all tests. */
    private static final Path CACHE = Path.of("target", "model-cache").toAbsolutePath();

    @TempDir private Path folder;

    private static ApplicationContext process(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("CLASSIFIER_MODEL", TINY.toString());
        environment.put("CLASSIFIER_CACHE_DIR", CACHE.toString());
        environment.put("CLASSIFIER_THREADS", "1");
        environment.putAll(more);
        return EnvironmentSettings.start(environment);
    }

    private static ModelSetting set(String model) {
        return new ModelSetting(
                "toxicity", "TOXICITY_MODEL", Optional.of(ModelId.of("local:" + model)));
    }

    private static Classification classify(ApplicationContext process, String model) {
        return process.getBean(ClassificationModels.class)
                .classify(
                        new ClassificationRequest(
                                ModelId.of("local:" + model),
                                "who am I",
                                6,
                                Deadline.in(Duration.ofMinutes(1))));
    }

    @Nested
    class A_model_in_a_directory {

        @BeforeEach
        void isHere() {
            assumeTrue(Files.isDirectory(TINY), "the tiny checkpoint is not here");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tiny-bert-multi", "classifier"})
        void labels_under_its_own_name_and_the_common_one(String name) {
            try (ApplicationContext process = process(Map.of())) {
                Classification labels = classify(process, name);

                assertThat(labels.model()).isEqualTo(ModelId.of("local:tiny-bert-multi"));
                assertThat(labels.labels())
                        .extracting(LabelScore::label)
                        .containsExactlyInAnyOrder(
                                "toxic",
                                "severe_toxic",
                                "obscene",
                                "threat",
                                "insult",
                                "identity_hate");
            }
        }

        @Test
        void is_loaded_when_a_function_is_prepared() {
            try (ApplicationContext process = process(Map.of("CLASSIFIER_PRECISION", "fp32"))) {
                ClassificationModels models = process.getBean(ClassificationModels.class);
                assertThat(models.missing(set("classifier"))).isEmpty();
                assertThat(models.unready(set("classifier")))
                        .hasValue("its model is not loaded yet");

                models.prepare(set("classifier"));

                assertThat(models.unready(set("classifier"))).isEmpty();
            }
        }

        @Test
        void is_no_other_model() {
            try (ApplicationContext process = process(Map.of())) {
                assertThatExceptionOfType(UnknownModel.class)
                        .isThrownBy(() -> classify(process, "toxic-bert"))
                        .withMessageContaining("local:tiny-bert-multi");
            }
        }
    }

    @Test
    void without_a_model_the_setting_is_named_and_nothing_else_suffers() {
        try (ApplicationContext process = process(Map.of("CLASSIFIER_MODEL", ""))) {
            ClassificationModels models = process.getBean(ClassificationModels.class);

            assertThat(models.missing(set("classifier")))
                    .hasValueSatisfying(text -> assertThat(text).contains("set CLASSIFIER_MODEL"));
            assertThat(models.missing(ModelSetting.of("toxicity", process.getEnvironment())))
                    .hasValueSatisfying(text -> assertThat(text).contains("set TOXICITY_MODEL"));
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> models.prepare(set("classifier")))
                    .withMessageContaining("set CLASSIFIER_MODEL");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIFIER_MODEL, gs://bucket/model",
        "CLASSIFIER_PRECISION, int4",
        "CLASSIFIER_WORKERS, 0",
        "CLASSIFIER_THREADS, many",
        "CLASSIFIER_QUEUE, 0",
        "CLASSIFIER_MAX_TOKENS, 7",
        "CLASSIFIER_FETCH_TIMEOUT, soon",
        "CLASSIFIER_MODEL_PATH_STYLE, perhaps"
    })
    void a_setting_that_cannot_be_read_is_named(String name, String value) {
        try (ApplicationContext process = process(Map.of(name, value))) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(
                            () ->
                                    process.getBean(ClassificationModels.class)
                                            .prepare(set("classifier")))
                    .withMessageStartingWith(name + " is '" + value + "'");
        }
    }

    @Test
    void a_directory_without_a_model_is_named() {
        try (ApplicationContext process = process(Map.of("CLASSIFIER_MODEL", folder.toString()))) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> classify(process, "classifier"))
                    .withMessageContaining("CLASSIFIER_MODEL names the directory")
                    .withMessageContaining("which has no config.json");
        }
    }

    @Test
    void a_model_of_another_kind_is_named() throws Exception {
        Path t5 = TINY.resolveSibling("tiny-t5");
        assumeTrue(Files.isDirectory(t5), "the tiny checkpoint is not here");
        try (ApplicationContext process = process(Map.of("CLASSIFIER_MODEL", t5.toString()))) {
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> classify(process, "classifier"))
                    .withMessageStartingWith("CLASSIFIER_MODEL is '" + t5 + "': ")
                    .withMessageContaining("its model_type is t5");
        }
    }
}

package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.s3.S3ArtifactSettings;
import dev.promptport.aws.s3.S3Location;
import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

class ArtifactStoreTest {

    private static final ArtifactDraft DRAFT =
            new ArtifactDraft(
                    StandardCharsets.UTF_8.encode("print(1)"),
                    "text/x-python",
                    "py",
                    Optional.empty());

    private static void with(Map<String, String> environment, Consumer<ArtifactStore> assertions) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            assertions.accept(context.getBean(ArtifactStore.class));
        }
    }

    @Test
    void in_a_directory_keeps_what_it_is_given(@TempDir Path directory) {
        with(
                Map.of("ARTIFACTS", directory.toString()),
                store -> {
                    store.prepare();
                    Artifact saved = store.save(DRAFT);

                    assertThat(store.missing()).isEmpty();
                    assertThat(store.list(10)).containsExactly(saved);
                    assertThat(store.read(saved.key())).isPresent();
                    assertThat(directory.resolve(saved.key().value())).hasContent("print(1)");
                });
    }

    @Test
    void is_both_ports() {
        try (ApplicationContext context = EnvironmentSettings.start(Map.of())) {
            assertThat(context.getBean(ArtifactPort.class))
                    .isSameAs(context.getBean(ClaimPort.class))
                    .isSameAs(context.getBean(ArtifactStore.class));
        }
    }

    @Test
    void that_is_missing_says_what_to_set() {
        with(
                Map.of(),
                store -> {
                    String missing =
                            "there is no place for artifacts: set ARTIFACTS to a directory or s3://bucket/folder";
                    assertThat(store.missing()).hasValue(missing);
                    assertThatExceptionOfType(Misconfigured.class)
                            .isThrownBy(() -> store.save(DRAFT))
                            .withMessage(missing);
                });
    }

    @Test
    void of_no_kind_that_is_here_is_named() {
        Throwable thrown = catchThrowable(() -> with(Map.of("ARTIFACTS", "gs://x"), _ -> {}));

        assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(
                        cause ->
                                assertThat(cause)
                                        .hasMessage(
                                                "ARTIFACTS is 'gs://x'; it has to be a directory or s3://bucket/folder"));
    }

    @Test
    void in_a_bucket_is_encrypted_with_the_key_that_is_set() {
        try (ApplicationContext context =
                EnvironmentSettings.start(Map.of("ARTIFACTS_KMS_KEY", "alias/code"))) {
            assertThat(
                            S3ArtifactsComposition.settings(
                                    new Setting("ARTIFACTS", "s3://bucket/folder"),
                                    context.getEnvironment()))
                    .isEqualTo(
                            S3ArtifactSettings.at(S3Location.parse("s3://bucket/folder"))
                                    .withKmsKey("alias/code"));
        }
    }

    @Test
    void in_a_bucket_that_cannot_be_is_named_when_it_is_prepared() {
        with(
                Map.of("ARTIFACTS", "s3://No", "AWS_REGION", "eu-central-1"),
                store ->
                        assertThatExceptionOfType(Misconfigured.class)
                                .isThrownBy(store::prepare)
                                .withMessageStartingWith("ARTIFACTS is 's3://No': "));
    }
}

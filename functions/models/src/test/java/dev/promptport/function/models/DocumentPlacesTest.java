package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

class DocumentPlacesTest {

    private static final Document GRAMMAR = new Document("grammar.yaml", "title: carried\n");
    private static final Document TRANSLATE = new Document("translate.yaml", "title: carried\n");

    private static void with(Map<String, String> environment, Consumer<DocumentPort> assertions) {
        try (ApplicationContext context = EnvironmentSettings.start(environment)) {
            assertions.accept(
                    context.getBean(DocumentPlaces.class).over("carried/apps", "NEW_APPS"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void without_a_setting_are_those_the_function_carries(String empty) {
        with(
                Map.of("NEW_APPS", empty),
                apps -> assertThat(apps.documents()).containsExactly(GRAMMAR, TRANSLATE));
    }

    @Test
    void in_a_directory_lie_over_those_the_function_carries(@TempDir Path directory)
            throws IOException {
        Files.writeString(directory.resolve("translate.yml"), "title: new\n");

        with(
                Map.of("NEW_APPS", " " + directory + " "),
                apps -> {
                    assertThat(apps.documents())
                            .containsExactly(
                                    GRAMMAR, new Document("translate.yml", "title: new\n"));
                    write(directory.resolve("added.yaml"));
                    assertThat(apps.documents()).hasSize(3);
                });
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "title: added\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void of_another_setting_are_others(@TempDir Path directory) {
        with(
                Map.of("APPS", directory.toString()),
                apps -> assertThat(apps.documents()).containsExactly(GRAMMAR, TRANSLATE));
    }

    @Test
    void of_no_kind_that_is_here_are_named_at_once() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> with(Map.of("NEW_APPS", "gs://x"), _ -> {}))
                .withMessage(
                        "NEW_APPS is 'gs://x'; it has to be a directory or s3://bucket/folder");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://No,              true, NEW_APPS is 's3://No': no bucket",
        "s3://bucket//folder,  true, NEW_APPS is 's3://bucket//folder': the folder",
        "s3://bucket/folder,  maybe, NEW_APPS_PATH_STYLE is 'maybe'; it has to be true or false",
        "/not/there,           true, the directory /not/there does not exist",
    })
    void that_cannot_be_are_told_when_they_are_read(String place, String pathStyle, String why) {
        with(
                Map.of(
                        "NEW_APPS",
                        place,
                        "NEW_APPS_PATH_STYLE",
                        pathStyle,
                        "AWS_REGION",
                        "eu-central-1"),
                apps ->
                        assertThatExceptionOfType(Misconfigured.class)
                                .isThrownBy(apps::documents)
                                .withMessageStartingWith(why));
    }

    @Test
    void of_a_folder_the_function_does_not_carry_are_told_when_they_are_read() {
        try (ApplicationContext context = EnvironmentSettings.start(Map.of())) {
            DocumentPort none = context.getBean(DocumentPlaces.class).over("none", "NONE");

            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(none::documents)
                    .withMessageContaining("the class path has no folder none");
        }
    }
}

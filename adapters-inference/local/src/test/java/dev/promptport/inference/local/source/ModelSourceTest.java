package dev.promptport.inference.local.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.source.ModelSource.Directory;
import dev.promptport.inference.local.source.ModelSource.Embedded;
import dev.promptport.inference.local.source.ModelSource.HuggingFace;
import dev.promptport.inference.local.source.ModelSource.Remote;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class ModelSourceTest {

    @Test
    void an_embedded_model_is_named() {
        assertThat(ModelSource.parse("embedded:t5-mini")).isEqualTo(new Embedded("t5-mini"));
    }

    @Test
    void a_repository_stands_for_its_main_branch() {
        assertThat(ModelSource.parse("hf:google/flan-t5-small"))
                .isEqualTo(new HuggingFace("google/flan-t5-small", "main"));
    }

    @Test
    void a_repository_may_name_a_revision() {
        assertThat(ModelSource.parse("hf:google/flan-t5-small@refs/pr/4"))
                .isEqualTo(new HuggingFace("google/flan-t5-small", "refs/pr/4"));
    }

    @Test
    void a_repository_may_lack_an_owner() {
        assertThat(ModelSource.parse("hf:t5-small")).isEqualTo(new HuggingFace("t5-small", "main"));
    }

    @Test
    void a_folder_of_an_object_store_keeps_its_address() {
        assertThat(ModelSource.parse("s3://bucket/t5/")).isEqualTo(new Remote("s3://bucket/t5/"));
    }

    @Test
    void anything_else_is_a_directory() {
        assertThat(ModelSource.parse("models/t5")).isEqualTo(new Directory(Path.of("models/t5")));
        assertThat(ModelSource.parse("dir:/opt/t5")).isEqualTo(new Directory(Path.of("/opt/t5")));
        assertThat(ModelSource.parse("~/t5")).isEqualTo(new Directory(Path.of("~/t5")));
    }

    @Test
    void space_around_the_text_does_not_count() {
        assertThat(ModelSource.parse(" embedded:t5-mini\n")).isEqualTo(new Embedded("t5-mini"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedded:t5-mini",
                "hf:google/flan-t5-small",
                "hf:google/flan-t5-small@v1.0",
                "hf:t5-small@refs/pr/4",
                "s3://bucket/t5",
                "dir:/opt/t5",
                "dir:hf:odd"
            })
    void its_text_reads_back_as_the_same(String text) {
        ModelSource source = ModelSource.parse(text);
        assertThat(source).hasToString(text);
        assertThat(ModelSource.parse(source.toString())).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "embedded:",
                "embedded:../t5",
                "embedded:a/b",
                "hf:",
                "hf:google/",
                "hf:google/flan/t5",
                "hf:google/..",
                "hf:../flan",
                "hf:google--flan/t5",
                "hf:google/flan-t5-small@",
                "hf:google/flan-t5-small@../../x",
                "hf:google/flan-t5-small@a//b",
                "hf:google/flan-t5-small@a?b",
                "dir:",
                "s3://",
                "gs://bucket/t5",
                "/opt/\0t5"
            })
    void what_has_none_of_the_forms_is_refused_with_the_forms(String text) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> ModelSource.parse(text))
                .withMessage(
                        "'%s' names no model: write embedded:<name>, hf:<owner>/<name>[@<revision>]"
                                + ", s3://<bucket>/<folder> or a directory",
                        text);
    }
}

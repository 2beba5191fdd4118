package dev.promptport.inference.local.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ModelDirectoryTest {

    @TempDir Path temporary;

    private Path directory;

    @BeforeEach
    void a_whole_model() throws IOException {
        directory = Files.createDirectory(temporary.resolve("t5"));
        for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
            Files.writeString(directory.resolve(name), "{}");
        }
    }

    @Test
    void a_whole_model_is_used_where_it_lies() {
        assertThat(locate(directory)).isEqualTo(directory);
    }

    @Test
    void a_relative_path_becomes_absolute() {
        Path relative = Path.of("").toAbsolutePath().relativize(directory);
        assertThat(locate(relative)).isEqualTo(directory);
    }

    @Test
    void weights_may_be_split() throws IOException {
        split(
                """
                {"weight_map": {"a": "model-00001-of-00002.safetensors",
                                "b": "model-00002-of-00002.safetensors"}}
                """);
        Files.writeString(directory.resolve("model-00001-of-00002.safetensors"), "");
        Files.writeString(directory.resolve("model-00002-of-00002.safetensors"), "");

        assertThat(locate(directory)).isEqualTo(directory);
    }

    @Test
    void a_missing_directory_is_named_with_its_setting() {
        assertRefused(
                temporary.resolve("none"),
                ("T5_MODEL names the directory %s, which is not there: set it to a directory with"
                                + " config.json, tokenizer.json and model.safetensors")
                        .formatted(temporary.resolve("none")));
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(directory.resolve("config.json"));
        assertRefused(
                directory,
                ("T5_MODEL names the directory %s, which has no config.json: set it to a directory"
                                + " with config.json, tokenizer.json and model.safetensors")
                        .formatted(directory));
    }

    @Test
    void missing_weights_are_named() throws IOException {
        Files.delete(directory.resolve("model.safetensors"));
        assertRefused(directory, "has no model.safetensors:");
    }

    @Test
    void a_missing_shard_is_named() throws IOException {
        split("{\"weight_map\": {\"a\": \"model-00001-of-00001.safetensors\"}}");
        assertRefused(directory, "has no model-00001-of-00001.safetensors:");
    }

    @Test
    void a_slow_tokenizer_alone_is_not_enough() throws IOException {
        Files.move(directory.resolve("tokenizer.json"), directory.resolve("spiece.model"));
        assertRefused(directory, "has a spiece.model but no tokenizer.json (a fast tokenizer):");
    }

    @Test
    void an_index_that_points_out_of_the_directory_is_refused() throws IOException {
        split("{\"weight_map\": {\"a\": \"../../secret.safetensors\"}}");
        assertRefused(
                directory,
                "names '../../secret.safetensors', which is no plain name of a safetensors file");
    }

    @Test
    void an_index_that_is_no_index_is_refused() throws IOException {
        split("{\"weight_map\": {}}");
        assertRefused(directory, "because it has no weight_map: mend it or set T5_MODEL to");
        split("<html>");
        assertRefused(directory, "because it is no JSON document: mend it or set T5_MODEL to");
    }

    private void split(String index) throws IOException {
        Files.deleteIfExists(directory.resolve("model.safetensors"));
        Files.writeString(directory.resolve("model.safetensors.index.json"), index);
    }

    private Path locate(Path path) {
        return new ModelFiles(temporary.resolve("cache"), HubSettings.defaults())
                .locate(new ModelSource.Directory(path), "T5_MODEL");
    }

    private void assertRefused(Path path, String words) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> locate(path))
                .withMessageContaining(words);
    }
}

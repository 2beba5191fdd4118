package dev.promptport.inference.local.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;

class EmbeddedModelsTest {

    private static final String WEIGHTS = "weights ".repeat(1000);

    @TempDir Path directory;

    @Test
    void a_model_in_a_jar_is_unpacked() throws IOException {
        Path model = unpack(jar(model(WEIGHTS)));

        assertThat(model.getParent()).isEqualTo(directory.resolve("cache/embedded"));
        assertThat(model.getFileName().toString()).matches("nano-[0-9a-f]{16}");
        assertThat(model.resolve("model.safetensors")).hasContent(WEIGHTS);
        assertThat(Files.list(model).map(Path::getFileName).map(Path::toString))
                .containsExactlyInAnyOrder("config.json", "tokenizer.json", "model.safetensors");
    }

    @Test
    void a_model_in_a_directory_of_the_class_path_is_unpacked_to_the_same_place()
            throws IOException {
        Path classes = directory.resolve("classes/models/nano");
        Files.createDirectories(classes);
        for (Map.Entry<String, String> file : model(WEIGHTS).entrySet()) {
            Files.writeString(classes.resolve(file.getKey()), file.getValue());
        }

        assertThat(unpack(directory.resolve("classes"))).isEqualTo(unpack(jar(model(WEIGHTS))));
    }

    @Test
    void what_refines_a_model_comes_along() throws IOException {
        Map<String, String> files = model(WEIGHTS);
        files.put("generation_config.json", "{\"num_beams\": 4}");

        assertThat(unpack(jar(files)).resolve("generation_config.json"))
                .hasContent("{\"num_beams\": 4}");
    }

    @Test
    void a_second_start_copies_nothing() throws IOException {
        Path jar = jar(model(WEIGHTS));
        Path weights = unpack(jar).resolve("model.safetensors");
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(weights, longAgo);

        unpack(jar);

        assertThat(Files.getLastModifiedTime(weights)).isEqualTo(longAgo);
    }

    @Test
    void a_truncated_copy_is_mended() throws IOException {
        Path jar = jar(model(WEIGHTS));
        Path weights = unpack(jar).resolve("model.safetensors");
        Files.writeString(weights, "half");

        unpack(jar);

        assertThat(weights).hasContent(WEIGHTS);
    }

    @Test
    void another_version_of_the_same_length_gets_its_own_directory() throws IOException {
        Path old = unpack(jar(model(WEIGHTS)));
        Path current = unpack(jar(model(WEIGHTS.toUpperCase(Locale.ROOT))));

        assertThat(current).isNotEqualTo(old);
        assertThat(old.resolve("model.safetensors")).hasContent(WEIGHTS);
    }

    @Test
    void several_threads_at_once_end_up_with_a_whole_model() throws Exception {
        Path jar = jar(model(WEIGHTS));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Path>> starts =
                    IntStream.range(0, 8).<Callable<Path>>mapToObj(_ -> () -> unpack(jar)).toList();
            for (Future<Path> start : threads.invokeAll(starts)) {
                assertThat(start.get().resolve("model.safetensors")).hasContent(WEIGHTS);
            }
        }
    }

    @Test
    void an_absent_model_is_named_with_its_jar() throws IOException {
        Path jar = jar(Map.of());

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> unpack(jar))
                .withMessage(
                        "T5_MODEL names the embedded model 'nano', whose /models/nano/config.json"
                                + " is not on the class path: add the jar model-nano");
    }

    @Test
    void a_cache_that_cannot_be_written_is_named() throws IOException {
        Path jar = jar(model(WEIGHTS));
        Files.writeString(directory.resolve("cache"), "a file in the way");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> unpack(jar))
                .withMessageStartingWith(
                        "cannot keep the model 'embedded:nano' in the cache " + directory)
                .withMessageEndingWith("make it writable, free space there or set another");
    }

    private Path unpack(Path classPath) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            return new ModelFiles(
                            directory.resolve("cache"),
                            HubSettings.defaults(),
                            RemoteFolders.NONE,
                            loader)
                    .locate(new ModelSource.Embedded("nano"), "T5_MODEL");
        }
    }

    private static Map<String, String> model(String weights) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("config.json", "{}");
        files.put("tokenizer.json", "{\"model\": {}}");
        files.put("model.safetensors", weights);
        return files;
    }

    private Path jar(Map<String, String> files) throws IOException {
        Path jar = Files.createTempFile(directory, "model-nano", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new JarEntry("models/nano/" + file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}

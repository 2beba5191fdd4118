package dev.promptport.function.t5;

import static dev.promptport.function.t5.CheckpointBucket.TINY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.function.models.AwsConnection;
import dev.promptport.inference.local.LocalT5Settings;
import dev.promptport.inference.local.source.ModelFiles;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A checkpoint in a bucket, on a server that speaks S3 in this process. */
class S3CheckpointsTest {

    private final Path cache;
    private CheckpointBucket bucket;

    S3CheckpointsTest(@TempDir Path cache) {
        this.cache = cache;
    }

    @BeforeEach
    void upload() throws Exception {
        assumeTrue(Files.isDirectory(TINY), "the tiny checkpoint is not here");
        bucket = new CheckpointBucket();
    }

    @AfterEach
    void stop() throws Exception {
        if (bucket != null) {
            bucket.close();
        }
    }

    private ApplicationContext context(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("T5_MODEL", bucket.address());
        environment.put("T5_MODEL_PATH_STYLE", "true");
        environment.put("T5_CACHE_DIR", cache.toString());
        environment.put("T5_THREADS", "1");
        environment.putAll(more);
        return EnvironmentSettings.start(environment, new AwsConnection(bucket::clients));
    }

    /** Where a start of the function finds the files. */
    private Path located() {
        try (ApplicationContext context = context(Map.of())) {
            return context.getBean(ModelFiles.class)
                    .locate(context.getBean(LocalT5Settings.class).source(), T5Settings.MODEL);
        }
    }

    @Test
    void answers_as_the_same_files_in_a_directory_do() {
        String there;
        try (ApplicationContext context = context(Map.of())) {
            there = answer(context.getBean(T5Model.class));
        }
        try (ApplicationContext context = context(Map.of("T5_MODEL", TINY.toString()))) {
            assertThat(there).isNotEmpty().isEqualTo(answer(context.getBean(T5Model.class)));
        }
    }

    private static String answer(T5Model model) {
        Completion completion =
                model.engine()
                        .completion()
                        .complete(
                                CompletionRequest.of(
                                        model.id(),
                                        "the weather is good",
                                        Sampling.builder().maxTokens(5).build(),
                                        Deadline.in(Duration.ofMinutes(1))));
        return completion.text();
    }

    @Test
    void is_fetched_by_the_first_start_and_not_by_the_second() throws IOException {
        Path first = located();
        Path file = first.resolve("generation_config.json");
        String sameSize = "{}" + " ".repeat((int) Files.size(file) - 2);
        Files.writeString(file, sameSize);

        assertThat(located()).isEqualTo(first);
        assertThat(file).hasContent(sameSize);
    }

    @Test
    void is_fetched_again_when_it_has_changed() throws IOException {
        Path first = located();
        byte[] changed = "{\"num_beams\":1}".getBytes(StandardCharsets.UTF_8);
        bucket.put("generation_config.json", changed);

        Path second = located();

        assertThat(second).isNotEqualTo(first);
        assertThat(second.resolve("generation_config.json")).hasBinaryContent(changed);
        assertThat(first.resolve("generation_config.json"))
                .hasSameBinaryContentAs(TINY.resolve("generation_config.json"));
    }

    @Test
    void lies_below_the_cache() throws IOException {
        Path directory = located();

        assertThat(directory).startsWith(cache.resolve("remote").resolve(bucket.name()));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(CheckpointBucket.FILES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s3://no-such-bucket/t5, the bucket no-such-bucket does not exist: create it or correct the setting",
        "s3://No/t5, no bucket can be named so",
        "s3://BUCKET/elsewhere, holds no files: copy the model there"
    })
    void that_cannot_be_had_is_named_in_one_sentence(String model, String sentence) {
        String written = model.replace("BUCKET", bucket.name());

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> context(Map.of("T5_MODEL", written)).close())
                .withMessageStartingWith("T5_MODEL is '" + written + "': ")
                .withMessageContaining(sentence);
    }

    @Test
    void that_is_not_whole_is_told_with_what_it_lacks() {
        bucket.remove("tokenizer.json");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::located)
                .withMessageContaining("T5_MODEL names the directory")
                .withMessageContaining("which has no tokenizer.json");
    }
}

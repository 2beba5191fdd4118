package dev.promptport.inference.local.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.golden.Golden;
import dev.promptport.inference.local.pytorch.PyTorch;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

class T5NetworkTest {

    private static final long[] INPUT = {160, 234, 173, 100, 62, 263, 276, 1};

    @TempDir private Path folder;

    private Path model;
    private Path cache;

    @BeforeAll
    static void start() {
        PyTorch.start(Golden.CACHE, 1);
        PyTorch.prepareThread(1);
    }

    @BeforeEach
    void copyModel() throws IOException {
        model = Files.createDirectory(folder.resolve("model"));
        cache = folder.resolve("cache");
        try (Stream<Path> files = Files.list(Golden.directory("tiny-t5"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
    }

    private static float[] logits(T5Network network) {
        try (T5Decoding decoding = network.read(List.of(INPUT), 1, 1)) {
            return decoding.scores(new long[] {network.config().start()}, false);
        }
    }

    private float[] packedLogits() {
        try (T5Network network = T5Network.int8(model, cache)) {
            return logits(network);
        }
    }

    private List<Path> packed() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("packed"))) {
            return files.toList();
        }
    }

    @Nested
    class PackedToInt8 {

        @Test
        void the_logits_are_close_to_those_of_fp32() {
            try (T5Network exact = T5Network.fp32(model)) {
                float[] wanted = logits(exact);
                float[] packed = packedLogits();
                for (int i = 0; i < wanted.length; i++) {
                    assertThat(packed[i]).isCloseTo(wanted[i], within(0.5f));
                }
            }
        }

        @Test
        void the_second_start_reads_the_kept_form_and_answers_the_same() throws IOException {
            float[] first = packedLogits();
            List<Path> kept = packed();
            var written = Files.getLastModifiedTime(kept.getFirst());
            assertThat(packedLogits()).isEqualTo(first);
            assertThat(packed()).isEqualTo(kept);
            assertThat(Files.getLastModifiedTime(kept.getFirst())).isEqualTo(written);
        }

        @Test
        void a_damaged_kept_form_is_made_again() throws IOException {
            float[] first = packedLogits();
            Files.writeString(packed().getFirst(), "damaged");
            assertThat(packedLogits()).isEqualTo(first);
        }

        @Test
        void other_weights_have_a_kept_form_of_their_own() throws IOException {
            packedLogits();
            flipLastByte(model.resolve("model.safetensors"));
            packedLogits();
            assertThat(packed()).hasSize(2);
        }

        @Test
        void a_cache_that_cannot_be_written_is_done_without() throws IOException {
            Files.writeString(cache, "a file where the folder should be");
            assertThat(packedLogits()).isNotEmpty();
        }
    }

    @Nested
    class LoadingStopsWithOneSentence {

        @Test
        void when_the_configuration_is_missing() throws IOException {
            Files.delete(model.resolve("config.json"));
            refused("config.json");
        }

        @Test
        void when_the_configuration_is_malformed() throws IOException {
            Files.writeString(model.resolve("config.json"), "{");
            refused("config.json");
        }

        @Test
        void when_the_model_is_no_t5() throws IOException {
            Files.writeString(model.resolve("config.json"), "{\"model_type\":\"bert\"}");
            refused("its model_type is bert");
        }

        @Test
        void when_the_activation_is_unknown() throws IOException {
            String config = Files.readString(model.resolve("config.json"));
            Files.writeString(
                    model.resolve("config.json"), config.replace("\"relu\"", "\"swish\""));
            refused("swish");
        }

        @Test
        void when_the_weights_are_missing() throws IOException {
            Files.delete(model.resolve("model.safetensors"));
            refused("model.safetensors");
        }

        @Test
        void when_the_weights_are_cut_short() throws IOException {
            Path weights = model.resolve("model.safetensors");
            try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
            refused("model.safetensors", "cut short");
        }

        @Test
        void when_the_weights_are_something_else() throws IOException {
            Files.writeString(model.resolve("model.safetensors"), "<html>not found</html>");
            refused("model.safetensors");
        }

        @Test
        void when_a_shard_is_missing() throws IOException {
            Path sharded = Golden.directory("tiny-t5-sharded");
            Files.delete(model.resolve("model.safetensors"));
            Files.copy(
                    sharded.resolve("model.safetensors.index.json"),
                    model.resolve("model.safetensors.index.json"));
            refused("model-00001-of-00003.safetensors");
        }

        @Test
        void when_a_tensor_is_missing() throws IOException {
            String config = Files.readString(model.resolve("config.json"));
            Files.writeString(
                    model.resolve("config.json"),
                    config.replaceAll("\"num_decoder_layers\": \\d+", "\"num_decoder_layers\": 9"));
            refused("decoder.block.");
        }

        private void refused(String... named) {
            assertThatThrownBy(() -> T5Network.fp32(model).close())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContainingAll(named)
                    .hasMessageNotContainingAny("\n", "Exception");
        }
    }

    private static void flipLastByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }
}

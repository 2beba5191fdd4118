package dev.promptport.inference.local.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.golden.ClassifierGolden;
import dev.promptport.inference.local.golden.Golden;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.text.ClassifierTokenizer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

class ClassifierNetworkTest {

    private static final long[] INPUT = ClassifierGolden.of("tiny-bert").texts().getFirst().ids();

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
        try (Stream<Path> files = Files.list(Golden.directory("tiny-bert"))) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
    }

    private float[] packedLogits() {
        try (ClassifierNetwork network = ClassifierNetwork.int8(model, cache)) {
            return network.logits(List.of(INPUT)).getFirst();
        }
    }

    private List<Path> packed() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("packed"))) {
            return files.toList();
        }
    }

    private void rewrite(String from, String to) throws IOException {
        Path config = model.resolve("config.json");
        String text = Files.readString(config);
        String changed = text.replaceFirst(from, to);
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(config, changed);
    }

    @Nested
    class PackedToInt8 {

        @Test
        void the_second_start_reads_the_kept_form_and_answers_the_same() throws IOException {
            float[] first = packedLogits();
            List<Path> kept = packed();
            FileTime written = Files.getLastModifiedTime(kept.getFirst());

            assertThat(packedLogits()).isEqualTo(first);
            assertThat(packed()).isEqualTo(kept).hasSize(1);
            assertThat(Files.getLastModifiedTime(kept.getFirst())).isEqualTo(written);
        }

        @Test
        void it_is_smaller_than_the_checkpoint() throws IOException {
            packedLogits();

            assertThat(Files.size(packed().getFirst()))
                    .isLessThan(Files.size(model.resolve("model.safetensors")));
        }

        @Test
        void other_labels_on_the_same_weights_have_a_kept_form_of_their_own() throws IOException {
            packedLogits();
            rewrite("\"calm\"", "\"quiet\"");
            packedLogits();

            assertThat(packed()).hasSize(2);
        }
    }

    @Nested
    class Labels {

        private List<String> read() {
            return ClassifierConfig.read(model).labels();
        }

        @Test
        void are_those_of_the_configuration_by_number() {
            assertThat(read()).containsExactly("calm", "cheerful", "angry");
        }

        @Test
        void are_numbered_where_they_have_no_names() {
            assertThat(ClassifierConfig.read(Golden.directory("tiny-distilbert")).labels())
                    .containsExactly("LABEL_0", "LABEL_1");
            assertThat(ClassifierConfig.read(Golden.directory("tiny-distilbert-one")).labels())
                    .containsExactly("LABEL_0");
        }

        @ParameterizedTest
        @CsvSource({
            "tiny-bert, SOFTMAX",
            "tiny-bert-multi, SIGMOID",
            "tiny-distilbert, SOFTMAX",
            "tiny-distilbert-one, SIGMOID",
            "tiny-roberta, SOFTMAX"
        })
        void exclude_each_other_unless_the_model_says_otherwise(
                String checkpoint, LabelScale scale) {
            assertThat(ClassifierConfig.read(Golden.directory(checkpoint)).scale())
                    .isEqualTo(scale);
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
        void when_the_model_is_of_another_kind() throws IOException {
            rewrite("\"model_type\": \"bert\"", "\"model_type\": \"deberta-v2\"");
            refused("its model_type is deberta-v2 and not one of bert, distilbert, roberta");
        }

        @Test
        void when_it_gives_numbers_and_no_labels() throws IOException {
            rewrite("\"num_hidden_layers\"", "\"problem_type\": \"regression\", $0");
            refused("its problem_type is regression");
        }

        @Test
        void when_its_positions_are_relative() throws IOException {
            rewrite("\"absolute\"", "\"relative_key\"");
            refused("relative_key");
        }

        @Test
        void when_the_activation_is_unknown() throws IOException {
            rewrite("\"hidden_act\": \"gelu\"", "\"hidden_act\": \"mish\"");
            refused("'mish'");
        }

        @Test
        void when_two_labels_are_the_same() throws IOException {
            rewrite("\"2\": \"angry\"", "\"2\": \"calm\"");
            refused("id2label");
        }

        @Test
        void when_there_are_more_labels_than_the_weights_have() throws IOException {
            rewrite("\"2\": \"angry\"", "\"2\": \"angry\", \"3\": \"sad\"");
            refused("4 labels", "its weights have 3", "id2label");
        }

        @Test
        void when_there_are_other_positions_than_the_weights_have() throws IOException {
            rewrite("\"max_position_embeddings\": 40", "\"max_position_embeddings\": 512");
            refused("512 positions", "its weights have 40");
        }

        @Test
        void when_the_heads_do_not_share_the_width() throws IOException {
            rewrite("\"num_attention_heads\": 4", "\"num_attention_heads\": 5");
            refused("do not fit the shape in their config.json");
        }

        @Test
        void when_a_layer_is_missing() throws IOException {
            rewrite("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 9");
            refused("bert.encoder.layer.2.attention.self.query.weight");
        }

        @Test
        void when_the_checkpoint_was_not_trained_to_label() throws IOException {
            Files.copy(
                    Golden.directory("tiny-electra").resolve("model.safetensors"),
                    model.resolve("model.safetensors"),
                    StandardCopyOption.REPLACE_EXISTING);
            refused("lack the tensor bert.embeddings.word_embeddings.weight");
        }

        private void refused(String... named) {
            assertThatThrownBy(() -> ClassifierNetwork.fp32(model).close())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContainingAll(named)
                    .hasMessageNotContainingAny("\n", "Exception");
        }
    }

    @Test
    void a_damaged_file_of_the_tokenizer_is_named() throws IOException {
        Files.writeString(model.resolve("tokenizer_config.json"), "{");

        assertThatThrownBy(() -> ClassifierTokenizer.load(model, 40).close())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("tokenizer_config.json");
    }
}

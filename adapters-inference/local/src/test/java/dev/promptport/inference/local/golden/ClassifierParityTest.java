package dev.promptport.inference.local.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.inference.local.LocalClassifier;
import dev.promptport.inference.local.LocalClassifierSettings;
import dev.promptport.inference.local.Precision;
import dev.promptport.inference.local.classifier.ClassifierNetwork;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.text.ClassifierTokenizer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * In fp32 every logit and probability is the one that Hugging Face's model and pipeline gave, for
 * every kind of classifier and storage.
 */
class ClassifierParityTest {

    private static final float NEAR = 1e-4f;

    @BeforeAll
    static void start() {
        PyTorch.start(Golden.CACHE, 1);
        PyTorch.prepareThread(1);
    }

    static List<String> checkpoints() {
        return ClassifierGolden.CHECKPOINTS;
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void texts_become_the_same_tokens_and_are_cut_at_the_same_place(String checkpoint) {
        Path directory = ClassifierGolden.checkpoint(checkpoint);
        ClassifierGolden golden = ClassifierGolden.of(checkpoint);
        try (ClassifierNetwork network = ClassifierNetwork.fp32(directory);
                ClassifierTokenizer tokenizer =
                        ClassifierTokenizer.load(directory, network.config().positions())) {
            for (ClassifierGolden.Text one : golden.texts()) {
                assertThat(tokenizer.encode(one.text())).as(one.text()).isEqualTo(one.ids());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void logits_agree_to_a_ten_thousandth(String checkpoint) {
        try (ClassifierNetwork network =
                ClassifierNetwork.fp32(ClassifierGolden.checkpoint(checkpoint))) {
            for (ClassifierGolden.Text one : ClassifierGolden.of(checkpoint).texts()) {
                assertThat(network.logits(List.of(one.ids())).getFirst())
                        .as(one.text())
                        .containsExactly(one.logits(), within(NEAR));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void a_batch_of_unequal_lengths_gives_the_same_logits(String checkpoint) {
        try (ClassifierNetwork network =
                ClassifierNetwork.fp32(ClassifierGolden.checkpoint(checkpoint))) {
            for (ClassifierGolden.Batch batch : ClassifierGolden.of(checkpoint).batches()) {
                List<float[]> logits = network.logits(batch.ids());
                for (int i = 0; i < logits.size(); i++) {
                    assertThat(logits.get(i))
                            .containsExactly(batch.logits().get(i), within(NEAR))
                            .containsExactly(
                                    network.logits(List.of(batch.ids().get(i))).getFirst(),
                                    within(NEAR));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void labels_and_probabilities_are_those_of_the_pipeline(String checkpoint) {
        try (LocalClassifier classifier = load(checkpoint, Precision.FP32)) {
            for (ClassifierGolden.Text one : ClassifierGolden.of(checkpoint).texts()) {
                if (!one.text().isBlank()) {
                    assertLabels(classify(classifier, one.text()), one.labels(), 1e-4);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void in_int8_probabilities_are_close(String checkpoint) {
        double sum = 0;
        int count = 0;
        try (ClassifierNetwork exact =
                        ClassifierNetwork.fp32(ClassifierGolden.checkpoint(checkpoint));
                ClassifierNetwork packed =
                        ClassifierNetwork.int8(
                                ClassifierGolden.checkpoint(checkpoint), Golden.CACHE)) {
            for (ClassifierGolden.Text one : ClassifierGolden.of(checkpoint).texts()) {
                double[] wanted = probabilities(exact, one.ids());
                double[] got = probabilities(packed, one.ids());
                assertThat(got).as(one.text()).containsExactly(wanted, within(0.1));
                for (int i = 0; i < got.length; i++) {
                    sum += Math.abs(got[i] - wanted[i]);
                    count++;
                }
            }
        }
        System.out.printf(
                "int8 beside fp32, %s: mean |probability difference| %.4f%n",
                checkpoint, sum / count);
        assertThat(sum / count).isLessThan(0.02);
    }

    private static double[] probabilities(ClassifierNetwork network, long[] ids) {
        return network.config().scale().probabilities(network.logits(List.of(ids)).getFirst());
    }

    private static void assertLabels(
            List<LabelScore> got, List<LabelScore> wanted, double tolerance) {
        assertThat(got).extracting(LabelScore::label).isEqualTo(labels(wanted));
        for (int i = 0; i < got.size(); i++) {
            assertThat(got.get(i).probability())
                    .isCloseTo(wanted.get(i).probability(), within(tolerance));
        }
    }

    private static List<String> labels(List<LabelScore> scores) {
        return scores.stream().map(LabelScore::label).toList();
    }

    private static LocalClassifier load(String checkpoint, Precision precision) {
        return LocalClassifier.load(
                new LocalClassifierSettings(checkpoint, precision, Golden.CACHE, 1, 1, 4, 512),
                ClassifierGolden.checkpoint(checkpoint));
    }

    private static List<LabelScore> classify(LocalClassifier classifier, String text) {
        Classification all =
                classifier.classify(
                        new ClassificationRequest(
                                classifier.model(),
                                text,
                                100,
                                Deadline.in(Duration.ofSeconds(30))));
        return all.labels();
    }
}

package dev.promptport.inference.local.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.promptport.inference.local.decoding.Generation;
import dev.promptport.inference.local.decoding.StepGuard;
import dev.promptport.inference.local.decoding.Written;
import dev.promptport.inference.local.golden.Golden.Case;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.t5.T5Decoding;
import dev.promptport.inference.local.t5.T5Network;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * In fp32 every token is the one Hugging Face's {@code generate} chose, for every shape and storage
 * of T5.
 */
class ParityWithHuggingFaceTest {

    private static final Map<String, T5Network> NETWORKS = new HashMap<>();

    @BeforeAll
    static void start() {
        PyTorch.start(Golden.CACHE, 1);
        PyTorch.prepareThread(1);
    }

    @AfterAll
    static void close() {
        NETWORKS.values().forEach(T5Network::close);
    }

    static Stream<Arguments> cases() {
        return Golden.CHECKPOINTS.stream()
                .flatMap(
                        name ->
                                Golden.of(name).cases().stream()
                                        .map(one -> Arguments.of(name, one)));
    }

    static Stream<Arguments> logits() {
        return Golden.CHECKPOINTS.stream()
                .flatMap(
                        name ->
                                Golden.of(name).logits().stream()
                                        .map(one -> Arguments.of(name, one)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void a_batch_of_unequal_lengths_gives_the_same_tokens(String checkpoint, Case one) {
        assertThat(tokens(checkpoint, one.inputs(), one)).isEqualTo(withoutEnd(checkpoint, one));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void one_by_one_gives_the_same_tokens(String checkpoint, Case one) {
        for (int i = 0; i < one.inputs().size(); i++) {
            assertThat(tokens(checkpoint, List.of(one.inputs().get(i)), one))
                    .containsExactly(withoutEnd(checkpoint, one).get(i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logits")
    void logits_agree_to_a_ten_thousandth(String checkpoint, Golden.Logits wanted) {
        float[] scores = {};
        try (T5Decoding decoding =
                network(checkpoint)
                        .read(List.of(wanted.input()), 1, wanted.decoderInput().length)) {
            for (long token : wanted.decoderInput()) {
                scores = decoding.scores(new long[] {token}, false);
            }
        }
        assertThat(scores).hasSameSizeAs(wanted.logits());
        for (int i = 0; i < scores.length; i++) {
            assertThat(scores[i]).isCloseTo(wanted.logits()[i], within(1e-4f));
        }
    }

    private static List<List<Long>> tokens(String checkpoint, List<long[]> inputs, Case one) {
        return new Generation(network(checkpoint), 64)
                        .generate(
                                inputs,
                                one.parameters().sampling(),
                                (row, token) -> {},
                                StepGuard.NONE)
                        .stream()
                        .map(Written::tokens)
                        .toList();
    }

    private static List<List<Long>> withoutEnd(String checkpoint, Case one) {
        long end = network(checkpoint).config().end();
        return one.outputs().stream()
                .map(
                        row ->
                                !row.isEmpty() && row.getLast() == end
                                        ? row.subList(0, row.size() - 1)
                                        : row)
                .toList();
    }

    private static T5Network network(String checkpoint) {
        return NETWORKS.computeIfAbsent(checkpoint, name -> T5Network.fp32(Golden.directory(name)));
    }
}

package dev.promptport.inference.local.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Scores are filtered as Hugging Face's processors filter them, by values those wrote down. */
class ScoreFiltersTest {

    record Filters(
            List<float[]> logits,
            List<long[]> previous,
            List<Sampled> sampling,
            @SerializedName("repetition_penalty") List<Penalised> repetitionPenalty,
            @SerializedName("no_repeat_ngram_size") List<Banned> noRepeatNgram,
            @SerializedName("min_new_tokens") List<Banned> minNewTokens) {}

    record Sampled(int row, Warping parameters, double[] probabilities) {}

    record Warping(
            @Nullable Double temperature,
            @SerializedName("top_k") @Nullable Integer topK,
            @SerializedName("top_p") @Nullable Double topP) {

        TokenDraw draw() {
            return new TokenDraw(
                    temperature == null ? 1 : temperature,
                    topK == null ? 0 : topK,
                    topP == null ? 1 : topP);
        }
    }

    record Penalised(double value, List<float[]> scores) {}

    record Banned(int value, List<List<Integer>> banned) {}

    private static final Filters GOLDEN =
            new Gson()
                    .fromJson(
                            new InputStreamReader(
                                    Objects.requireNonNull(
                                            ScoreFiltersTest.class.getResourceAsStream(
                                                    "/golden/filters.json")),
                                    StandardCharsets.UTF_8),
                            Filters.class);

    static List<Sampled> sampled() {
        return GOLDEN.sampling();
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void temperature_top_k_and_top_p_leave_the_same_probabilities(Sampled wanted) {
        double[] probabilities =
                wanted.parameters().draw().probabilities(GOLDEN.logits().get(wanted.row()));
        assertThat(probabilities).hasSameSizeAs(wanted.probabilities());
        for (int i = 0; i < probabilities.length; i++) {
            assertThat(probabilities[i]).isCloseTo(wanted.probabilities()[i], within(1e-6));
        }
    }

    @Test
    void tokens_are_drawn_as_often_as_they_are_probable() {
        TokenDraw draw = new TokenDraw(1.0, 5, 1.0);
        float[] scores = GOLDEN.logits().getFirst();
        double[] probabilities = draw.probabilities(scores);
        int[] drawn = new int[scores.length];
        SplittableRandom random = new SplittableRandom(1);
        int times = 20_000;
        IntStream.range(0, times).forEach(i -> drawn[draw.draw(scores, random)]++);
        for (int i = 0; i < drawn.length; i++) {
            assertThat(drawn[i] / (double) times).isCloseTo(probabilities[i], within(0.015));
        }
    }

    @Test
    void the_repetition_penalty_changes_written_tokens_once() {
        for (Penalised wanted : GOLDEN.repetitionPenalty()) {
            for (int row = 0; row < GOLDEN.logits().size(); row++) {
                float[] scores = GOLDEN.logits().get(row).clone();
                long[] written = GOLDEN.previous().get(row);
                new RepetitionPenalty((float) wanted.value())
                        .apply(written, written.length, scores);
                assertThat(scores).containsExactly(wanted.scores().get(row), within(1e-5f));
            }
        }
    }

    @Test
    void the_token_that_would_repeat_an_ngram_is_forbidden() {
        for (Banned wanted : GOLDEN.noRepeatNgram()) {
            for (int row = 0; row < GOLDEN.logits().size(); row++) {
                assertThat(forbidden(new NoRepeatNgram(wanted.value()), row))
                        .as("%d-grams, row %d", wanted.value(), row)
                        .containsExactlyInAnyOrderElementsOf(wanted.banned().get(row));
            }
        }
    }

    @Test
    void the_end_is_forbidden_until_enough_is_written() {
        for (Banned wanted : GOLDEN.minNewTokens()) {
            for (int row = 0; row < GOLDEN.logits().size(); row++) {
                assertThat(forbidden(new MinimumLength(wanted.value(), 2), row))
                        .containsExactlyInAnyOrderElementsOf(wanted.banned().get(row));
            }
        }
    }

    @Test
    void frequency_grows_with_each_use_and_presence_counts_once() {
        float[] scores = {0, 0, 0, 0};
        new FrequencyPenalty(0.5f, 1f).apply(new long[] {0, 2, 3, 2}, 4, scores);
        assertThat(scores).containsExactly(0f, 0f, -2f, -1.5f);
    }

    private static List<Integer> forbidden(ScoreFilter filter, int row) {
        float[] scores = GOLDEN.logits().get(row).clone();
        long[] written = GOLDEN.previous().get(row);
        filter.apply(written, written.length, scores);
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i] == Float.NEGATIVE_INFINITY)
                .boxed()
                .toList();
    }
}

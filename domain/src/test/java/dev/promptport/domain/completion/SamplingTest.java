package dev.promptport.domain.completion;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

class SamplingTest {

    @Test
    void nothingIsChosenUnlessSaid() {
        assertThat(Sampling.DEFAULT)
                .isEqualTo(
                        new Sampling(
                                null, null, null, null, null, null, null, null, null, null, null,
                                null, null, List.of()));
    }

    @Test
    void aBuilderMadeOfChoicesStartsFromAllOfThem() {
        Sampling full =
                new Sampling(
                        64, 8, 0.7, 0.9, 50, 42L, 4, 2.0, true, 1.2, 3, 0.5, -0.5, List.of("END"));

        assertThat(full.toBuilder().build()).isEqualTo(full);
        assertThat(full.toBuilder().maxTokens(16).build().maxTokens()).isEqualTo(16);
    }

    @Nested
    class Bounds {

        @ParameterizedTest
        @MethodSource("dev.promptport.domain.completion.SamplingTest#inside")
        void belongToTheRange(UnaryOperator<SamplingBuilder> choice) {
            assertThatCode(() -> choice.apply(Sampling.builder()).build())
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest(name = "{0}: {1}")
        @MethodSource("dev.promptport.domain.completion.SamplingTest#outside")
        void areSaidToWhoMissesThem(
                String field, String message, UnaryOperator<SamplingBuilder> choice) {
            assertInvalid(field, message, () -> choice.apply(Sampling.builder()).build());
        }
    }

    @Nested
    class StopSequences {

        @Test
        void areSixteenAtMost() {
            assertThat(stopping(Collections.nCopies(16, "x")).stop()).hasSize(16);
            assertInvalid(
                    "stop",
                    "at most 16 stop sequences can be given",
                    () -> stopping(Collections.nCopies(17, "x")));
        }

        @Test
        void haveOneCharacterAtLeastAnd256AtMost() {
            String message = "a stop sequence has 1 to 256 characters";

            assertThat(stopping(List.of("x".repeat(256))).stop()).hasSize(1);
            assertInvalid("stop", message, () -> stopping(List.of("")));
            assertInvalid("stop", message, () -> stopping(List.of("x".repeat(257))));
        }

        private static Sampling stopping(List<String> stop) {
            return Sampling.builder().stop(stop).build();
        }
    }

    static Stream<UnaryOperator<SamplingBuilder>> inside() {
        return Stream.of(
                sampling -> sampling.maxTokens(1).minTokens(0),
                sampling -> sampling.maxTokens(Integer.MAX_VALUE),
                sampling -> sampling.maxTokens(8).minTokens(8),
                sampling -> sampling.temperature(0.0),
                sampling -> sampling.temperature(2.0),
                sampling -> sampling.topP(1.0),
                sampling -> sampling.topP(0.0001),
                sampling -> sampling.topK(1),
                sampling -> sampling.beams(1),
                sampling -> sampling.beams(16),
                sampling -> sampling.lengthPenalty(-10.0),
                sampling -> sampling.lengthPenalty(10.0),
                sampling -> sampling.repetitionPenalty(10.0),
                sampling -> sampling.noRepeatNgram(0),
                sampling -> sampling.noRepeatNgram(32),
                sampling -> sampling.frequencyPenalty(-2.0).presencePenalty(2.0),
                sampling -> sampling.seed(Long.MIN_VALUE));
    }

    static Stream<Arguments> outside() {
        return Stream.of(
                outside(
                        "max_tokens",
                        "0; it has to be 1 or more",
                        sampling -> sampling.maxTokens(0)),
                outside(
                        "min_tokens",
                        "-1; it has to be 0 or more",
                        sampling -> sampling.minTokens(-1)),
                outside(
                        "min_tokens",
                        "9; it has to be 0 or more and at most 8",
                        sampling -> sampling.maxTokens(8).minTokens(9)),
                outside(
                        "temperature",
                        "2.1; it has to be 0 or more and at most 2",
                        sampling -> sampling.temperature(2.1)),
                outside(
                        "temperature",
                        "NaN; it has to be 0 or more and at most 2",
                        sampling -> sampling.temperature(Double.NaN)),
                outside(
                        "top_p",
                        "0.0; it has to be above 0 and at most 1",
                        sampling -> sampling.topP(0.0)),
                outside(
                        "top_p",
                        "1.01; it has to be above 0 and at most 1",
                        sampling -> sampling.topP(1.01)),
                outside("top_k", "0; it has to be 1 or more", sampling -> sampling.topK(0)),
                outside(
                        "beams",
                        "17; it has to be 1 or more and at most 16",
                        sampling -> sampling.beams(17)),
                outside(
                        "length_penalty",
                        "-10.5; it has to be -10 or more and at most 10",
                        sampling -> sampling.lengthPenalty(-10.5)),
                outside(
                        "repetition_penalty",
                        "0.0; it has to be above 0 and at most 10",
                        sampling -> sampling.repetitionPenalty(0.0)),
                outside(
                        "no_repeat_ngram",
                        "33; it has to be 0 or more and at most 32",
                        sampling -> sampling.noRepeatNgram(33)),
                outside(
                        "frequency_penalty",
                        "-2.5; it has to be -2 or more and at most 2",
                        sampling -> sampling.frequencyPenalty(-2.5)),
                outside(
                        "presence_penalty",
                        "2.5; it has to be -2 or more and at most 2",
                        sampling -> sampling.presencePenalty(2.5)));
    }

    private static Arguments outside(
            String field, String rest, UnaryOperator<SamplingBuilder> choice) {
        return Arguments.of(field, "'" + field + "' is " + rest, choice);
    }
}

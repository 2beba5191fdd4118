package dev.promptport.aws.bedrock.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.bedrock.Asking;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

class ModelSamplingTest {

    private static ModelSampling of(String model, SamplingBuilder asked) {
        return ModelSampling.of(new BedrockModel(model, ModelFamily.ofId(model)), asked.build());
    }

    private static void assertUnsupported(String field, String model, SamplingBuilder asked) {
        assertThatThrownBy(() -> of(model, asked))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> {
                            assertThat(refusal.field()).isEqualTo(field);
                            assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
                        })
                .hasMessageContaining("'" + field + "'");
    }

    @Nested
    class Temperature {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    Asking.CLAUDE,
                    Asking.CLAUDE_TEXT,
                    Asking.NOVA,
                    Asking.TITAN,
                    Asking.LLAMA,
                    Asking.MISTRAL,
                    "cohere.command-r-v1:0",
                    "ai21.jamba-1-5-mini-v1:0",
                    "deepseek.r1-v1:0"
                })
        void isRefusedAboveOneAndNotClamped(String model) {
            assertThat(of(model, Sampling.builder().temperature(1.0)).temperature()).isEqualTo(1.0);
            assertUnsupported("temperature", model, Sampling.builder().temperature(1.01));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "anthropic.claude-opus-4-1-20250805-v1:0",
                    "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                    "anthropic.claude-haiku-4-5-20251001-v1:0",
                    "global.anthropic.claude-opus-4-6-v1",
                    "anthropic.claude-opus-4-12-v1",
                    "anthropic.claude-sonnet-5-v1:0"
                })
        void isPreferredToTopPByModelsThatTakeOneOfThem(String model) {
            SamplingBuilder both = Sampling.builder().temperature(0.5).topP(0.9);

            assertThat(of(model, both).temperature()).isEqualTo(0.5);
            assertThat(of(model, both).topP()).isNull();
            assertThat(of(model, Sampling.builder().topP(0.9)).topP()).isEqualTo(0.9);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    Asking.CLAUDE,
                    Asking.CLAUDE_TEXT,
                    Asking.NOVA,
                    "anthropic.claude-3-5-sonnet-20241022-v2:0",
                    "anthropic.claude-sonnet-4-20250514-v1:0"
                })
        void goesWithTopPElsewhere(String model) {
            SamplingBuilder both = Sampling.builder().temperature(0.5).topP(0.9);

            assertThat(of(model, both).temperature()).isEqualTo(0.5);
            assertThat(of(model, both).topP()).isEqualTo(0.9);
        }
    }

    @Nested
    class TopK {

        @ParameterizedTest
        @CsvSource({
            Asking.CLAUDE + ", 500",
            Asking.CLAUDE_TEXT + ", 500",
            Asking.NOVA + ", 128",
            Asking.MISTRAL + ", 200",
            "cohere.command-r-v1:0, 500"
        })
        void isTakenUpToTheFamilysBound(String model, int highest) {
            assertThat(of(model, Sampling.builder().topK(highest)).topK()).isEqualTo(highest);
            assertUnsupported("top_k", model, Sampling.builder().topK(highest + 1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    Asking.TITAN,
                    Asking.LLAMA,
                    "ai21.jamba-1-5-mini-v1:0",
                    "deepseek.r1-v1:0"
                })
        void isRefusedByFamiliesThatKnowNone(String model) {
            assertUnsupported("top_k", model, Sampling.builder().topK(1));
        }
    }

    @Nested
    class StopSequences {

        @Test
        void areToldToFamiliesThatTakeThem() {
            List<String> stop = List.of("a", "b");

            assertThat(of(Asking.CLAUDE, Sampling.builder().stop(stop)))
                    .extracting(ModelSampling::stop, ModelSampling::cut)
                    .containsExactly(stop, List.of());
        }

        @Test
        void areCutHereForFamiliesThatDoNotAndForModelsNobodyKnows() {
            List<String> stop = List.of("a", "b");

            for (String model : List.of(Asking.LLAMA, Asking.TITAN, "openai.gpt-oss-20b-1:0")) {
                assertThat(of(model, Sampling.builder().stop(stop)))
                        .extracting(ModelSampling::stop, ModelSampling::cut)
                        .containsExactly(List.of(), stop);
            }
        }

        @Test
        void areCutHereWhenThereAreTooManyOrOneIsBlank() {
            List<String> five = Collections.nCopies(5, "x");

            assertThat(of(Asking.NOVA, Sampling.builder().stop(five)).cut()).isEqualTo(five);
            assertThat(of(Asking.CLAUDE, Sampling.builder().stop(List.of("a", "\n\n"))).cut())
                    .containsExactly("a", "\n\n");
        }
    }

    @Test
    void whatNoModelTakesIsRefusedByName() {
        assertUnsupported("beams", Asking.CLAUDE, Sampling.builder().beams(2));
        assertUnsupported("min_tokens", Asking.CLAUDE, Sampling.builder().minTokens(1));
        assertUnsupported("no_repeat_ngram", Asking.CLAUDE, Sampling.builder().noRepeatNgram(3));
        assertUnsupported(
                "repetition_penalty", Asking.CLAUDE, Sampling.builder().repetitionPenalty(1.1));
        assertUnsupported(
                "frequency_penalty", Asking.CLAUDE, Sampling.builder().frequencyPenalty(0.1));
        assertUnsupported(
                "presence_penalty", Asking.NOVA, Sampling.builder().presencePenalty(-0.1));
    }

    @Test
    void whatChangesNothingIsNotRefused() {
        SamplingBuilder neutral =
                Sampling.builder()
                        .beams(1)
                        .minTokens(0)
                        .noRepeatNgram(0)
                        .repetitionPenalty(1.0)
                        .frequencyPenalty(0.0)
                        .presencePenalty(0.0)
                        .lengthPenalty(2.0)
                        .earlyStopping(true)
                        .seed(7L);

        assertThat(of(Asking.CLAUDE, neutral).frequencyPenalty()).isNull();
    }
}

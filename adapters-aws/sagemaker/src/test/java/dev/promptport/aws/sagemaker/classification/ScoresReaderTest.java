package dev.promptport.aws.sagemaker.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ScoresReaderTest {

    private static List<LabelScore> read(String json) {
        return ScoresReader.read(Json.answer(json));
    }

    @Test
    void theReferencesAnswerIsReadToTheLastDigit() {
        assertThat(
                        read(
                                """
                                [["__label__none","__label__toxic","__label__obscene"],
                                 ["0.9797907","0.02019908","3.6296085e-05"]]"""))
                .containsExactly(
                        new LabelScore("__label__none", 0.9797907),
                        new LabelScore("__label__toxic", 0.02019908),
                        new LabelScore("__label__obscene", 3.6296085e-05));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"a\",\"b\"],[0.75,0.25]]",
                "[[\"b\",\"a\"],[0.25,0.75]]",
                "[[\"a\",\"b\"],[\"7.5E-1\",\" 0.25 \"]]",
                "[[[\"a\",\"b\"]],[[0.75,0.25]]]",
                "[[[\"a\",\"b\"],[0.75,0.25]]]",
                "[{\"label\":[\"a\",\"b\"],\"prob\":[0.75,0.25]}]",
                "{\"prob\":[0.75,0.25],\"label\":[\"a\",\"b\"]}",
                "[{\"label\":\"a\",\"score\":0.75},{\"label\":\"b\",\"score\":0.25}]",
                "[[{\"label\":\"a\",\"score\":0.75},{\"label\":\"b\",\"score\":0.25}]]",
                "[[\"a\",\"b\",\"a\"],[0.75,0.25,0.1]]"
            })
    void everyFormIsReadBestFirst(String json) {
        assertThat(read(json))
                .containsExactly(new LabelScore("a", 0.75), new LabelScore("b", 0.25));
    }

    @Test
    void oneLabelIsEnough() {
        assertThat(read("[[\"a\"],[\"0.5\"]]")).containsExactly(new LabelScore("a", 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.00001", "1.0000100135803223", "1"})
    void aProbabilityRoundedAboveOneIsOne(String probability) {
        assertThat(read("[[\"a\"],[\"" + probability + "\"]]"))
                .containsExactly(new LabelScore("a", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "7",
                "\"a\"",
                "[[],[]]",
                "[[\"a\"],[]]",
                "[[\"a\",\"b\"],[0.5]]",
                "[[\"a\"],[0.5],[0.1]]",
                "[[\"a\"],[\"half\"]]",
                "[[\"a\"],[null]]",
                "[[\"a\"],[\"NaN\"]]",
                "[[\"a\"],[-0.1]]",
                "[[\"a\"],[97.9]]",
                "[[\" \"],[0.5]]",
                "[[[\"a\"]],[0.5]]",
                "[{\"label\":[\"a\"]}]",
                "[{\"label\":\"a\",\"score\":[0.5]}]",
                "[{\"label\":\"a\",\"score\":0.5},7]",
                "{\"error\":\"CUDA\"}"
            })
    void anythingElseIsABadAnswer(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(BadUpstreamAnswer.class);
    }
}

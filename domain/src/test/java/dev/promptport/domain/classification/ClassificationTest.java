package dev.promptport.domain.classification;

import static dev.promptport.domain.failure.Refusals.assertInvalid;
import static dev.promptport.domain.failure.Refusals.assertMissing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ClassificationTest {

    private static final ModelId MODEL = ModelId.of("local:toxic-mini");

    @Test
    void theBestLabelComesFirstHoweverTheyWereGiven() {
        Classification classification =
                new Classification(
                        MODEL,
                        List.of(
                                new LabelScore("none", 0.2),
                                new LabelScore("toxic", 0.7),
                                new LabelScore("x", 0.1)));

        assertThat(classification.labels())
                .extracting(LabelScore::label)
                .containsExactly("toxic", "none", "x");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY})
    void aProbabilityLiesBetweenZeroAndOne(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelScore("toxic", probability))
                .withMessage("a probability lies between 0 and 1");
    }

    @Test
    void aTextToLabelSaysSomething() {
        assertMissing("text", () -> new ClassificationRequest(MODEL, " \n", 1, Deadline.none()));
    }

    @Test
    void oneLabelAtLeastIsAskedFor() {
        assertInvalid(
                "top",
                "at least one label has to be asked for",
                () -> new ClassificationRequest(MODEL, "who am i", 0, Deadline.none()));
    }
}

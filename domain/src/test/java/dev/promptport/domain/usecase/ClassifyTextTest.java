package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertInvalid;
import static dev.promptport.domain.failure.Refusals.assertMissing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.fake.KeywordClassifier;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

class ClassifyTextTest {

    private static final ModelId MODEL = ModelId.of("scripted:keywords");

    private final KeywordClassifier classifier =
            new KeywordClassifier(
                    MODEL,
                    Map.of("toxic", Set.of("idiot"), "kind", Set.of("thanks"), "none", Set.of()));
    private final ClassifyText classifyText = new ClassifyText(classifier, MODEL, 40, 2);

    @Test
    void theBestLabelComesFirst() {
        assertThat(classifyText.classify("You idiot", 2, Deadline.none()).labels())
                .containsExactly(new LabelScore("toxic", 0.5), new LabelScore("kind", 0.25));
    }

    @Test
    void whoAsksForMoreLabelsThanAllowedGetsThoseAllowed() {
        assertThat(classifyText.classify("You idiot", Integer.MAX_VALUE, Deadline.none()).labels())
                .hasSize(2);
    }

    @Test
    void whatSaysNothingIsRefused() {
        assertMissing("text", () -> classifyText.classify(" ", 1, Deadline.none()));
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertInvalid(
                "text",
                "41 characters were given; at most 40 are allowed",
                () -> classifyText.classify("x".repeat(41), 1, Deadline.none()));
    }

    @Test
    void noLabelIsNotEnough() {
        assertInvalid(
                "top",
                "at least one label has to be asked for",
                () -> classifyText.classify("You idiot", 0, Deadline.none()));
    }

    @Test
    void whatComesTooLateIsNotLabelled() {
        assertThatThrownBy(() -> classifyText.classify("You idiot", 1, Deadline.in(Duration.ZERO)))
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void limitsOfNothingAreAMistakeOfTheDeployment() {
        assertThatThrownBy(() -> new ClassifyText(classifier, MODEL, 0, 1))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> new ClassifyText(classifier, MODEL, 1, 0))
                .isInstanceOf(Misconfigured.class);
    }
}

package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.ClassificationPort;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** What every {@link ClassificationPort} promises. */
public abstract class ClassificationPortContract {

    private static final int AT_ONCE = 16;
    private static final int MORE_LABELS_THAN_THERE_ARE = 1000;

    /** The port under test; the same one each time within a test. */
    protected abstract ClassificationPort port();

    /** A model the port serves, of two labels or more. */
    protected abstract ModelId model();

    /** A text it has a clear opinion of. */
    protected abstract String text();

    /** The label {@link #text()} deserves. */
    protected abstract String label();

    /** A model of the same provider that is not served. */
    protected ModelId unknownModel() {
        return new ModelId(model().provider(), "no-such-model");
    }

    @Test
    void theLabelATextDeservesComesFirst() {
        assertThat(labels(text(), 1)).extracting(LabelScore::label).containsExactly(label());
    }

    @Test
    void anAnswerNamesItsModel() {
        assertThat(port().classify(request(text(), 1)).model().provider())
                .isEqualTo(model().provider());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, MORE_LABELS_THAN_THERE_ARE})
    void thereAreAtMostAsManyLabelsAsAskedForBestFirst(int top) {
        assertThat(labels(text(), top))
                .hasSizeBetween(1, top)
                .isSortedAccordingTo(Comparator.comparingDouble(LabelScore::probability).reversed())
                .allSatisfy(score -> assertThat(score.probability()).isBetween(0.0, 1.0));
    }

    @Test
    void theBestOfFewAreTheBestOfAll() {
        List<LabelScore> all = labels(text(), MORE_LABELS_THAN_THERE_ARE);

        assertThat(all).hasSizeGreaterThan(1);
        assertThat(labels(text(), 2)).isEqualTo(all.subList(0, 2));
    }

    @Test
    void eachLabelIsGivenOnce() {
        assertThat(labels(text(), MORE_LABELS_THAN_THERE_ARE))
                .extracting(LabelScore::label)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "\uD83D\uDE00 \uD83D\uDE00",
                "Zażółć gęślą jaźń",
                "\"quoted\" \\ {json}",
                "two\nlines"
            })
    void unusualTextsAreLabelledToo(String text) {
        assertThat(labels(text, 1)).hasSize(1);
    }

    @Test
    void aModelThatIsNotServedIsUnknown() {
        ClassificationRequest request =
                new ClassificationRequest(unknownModel(), text(), 1, Deadline.none());

        assertThatThrownBy(() -> port().classify(request)).isInstanceOf(UnknownModel.class);
    }

    @Test
    void aCallWhoseDeadlineHasPassedIsNotServed() {
        ClassificationRequest request =
                new ClassificationRequest(model(), text(), 1, Deadline.in(Duration.ZERO));

        assertThatThrownBy(() -> port().classify(request)).isInstanceOf(TimedOut.class);
    }

    @Test
    void callsAtOnceAreAllAnsweredAlike() {
        List<Classification> answers =
                Attempt.sideBySide(AT_ONCE, _ -> port().classify(request(text(), 2)));

        assertThat(answers)
                .hasSize(AT_ONCE)
                .allSatisfy(
                        answer ->
                                assertThat(answer.labels().getFirst().label()).isEqualTo(label()));
    }

    private List<LabelScore> labels(String text, int top) {
        return port().classify(request(text, top)).labels();
    }

    private ClassificationRequest request(String text, int top) {
        return new ClassificationRequest(model(), text, top, Deadline.in(Duration.ofSeconds(30)));
    }
}

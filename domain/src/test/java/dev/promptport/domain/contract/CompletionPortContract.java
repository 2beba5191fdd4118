package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.CompletionPort;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What every {@link CompletionPort} promises. */
public abstract class CompletionPortContract implements CompletionSubject {

    private static final int AT_ONCE = 16;

    /** The port under test; the same one each time within a test. */
    protected abstract CompletionPort port();

    @Test
    void anAnswerCarriesItsTextModelFinishReasonAndUsage() {
        Completion answer = port().complete(shortRequest());

        assertThat(answer.text()).isNotBlank();
        assertThat(answer.toolCalls()).isEmpty();
        assertThat(answer.finishReason()).isIn(FinishReason.STOP, FinishReason.LENGTH);
        assertThat(answer.model().provider()).isEqualTo(model().provider());
        assertThat(answer.usage().input()).isPositive();
        assertThat(answer.usage().output()).isPositive();
    }

    @Test
    void anAnswerOfOneTokenEndsForItsLength() {
        assumeTrue(limitsTokens(), "this adapter's answers are not cut here");

        Completion answer = port().complete(Requests.ofOneToken(shortRequest()));

        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().output()).isLessThanOrEqualTo(1);
    }

    @Test
    void anAnswerEndsBeforeAStopSequence() {
        assumeTrue(honoursStops(), "this adapter's answers are not stopped here");
        String whole = port().complete(shortRequest()).text();
        String stop = Requests.lastWord(whole);

        Completion answer = port().complete(Requests.stoppingAt(stop, shortRequest()));

        assertThat(answer.text()).doesNotContain(stop);
        assertThat(whole).startsWith(answer.text().stripTrailing());
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        assumeTrue(repeatsItself(), "this adapter's provider promises no repetition");

        Completion first = port().complete(shortRequest());

        assertThat(port().complete(shortRequest())).isEqualTo(first);
    }

    @Test
    void aModelThatIsNotServedIsUnknown() {
        CompletionRequest request = shortRequest().withModel(unknownModel());

        assertThatThrownBy(() -> port().complete(request))
                .isInstanceOfSatisfying(
                        UnknownModel.class,
                        unknown -> assertThat(unknown.model()).isEqualTo(unknownModel()));
    }

    @Test
    void aCallEndsSoonAfterItsDeadlineAndTheNextOneIsServed() {
        Deadline deadline = Deadline.in(Duration.ofMillis(300));

        assertThat(Attempt.at(() -> port().complete(longRequest(deadline))).promptFailure())
                .isInstanceOf(TimedOut.class);
        assertThat(port().complete(shortRequest()).text()).isNotBlank();
    }

    @Test
    void aCallWhoseDeadlineHasPassedIsNotServed() {
        Deadline passed = Deadline.in(Duration.ZERO);

        assertThat(Attempt.at(() -> port().complete(longRequest(passed))).promptFailure())
                .isInstanceOf(TimedOut.class);
    }

    @Test
    void anInterruptedCallEndsSoonAndTheNextOneIsServed() {
        Attempt<Completion> attempt =
                Attempt.at(() -> port().complete(longRequest(Deadline.none())));

        assertThat(attempt.interruptedLater().promptFailure()).isInstanceOf(Cancelled.class);
        assertThat(port().complete(shortRequest()).text()).isNotBlank();
    }

    @Test
    void aCallOfAnInterruptedThreadEndsSoon() {
        Attempt<Completion> attempt =
                Attempt.at(
                        () -> {
                            Thread.currentThread().interrupt();
                            return port().complete(longRequest(Deadline.none()));
                        });

        assertThat(attempt.promptFailure()).isInstanceOf(Cancelled.class);
    }

    @Test
    void anInterruptedCallLeavesItsNeighbourAlone() {
        Attempt<Completion> stopped =
                Attempt.at(() -> port().complete(longRequest(Deadline.none())));
        Attempt<Completion> neighbour = Attempt.at(() -> port().complete(shortRequest()));

        assertThat(stopped.interruptedLater().promptFailure()).isInstanceOf(Cancelled.class);
        assertThat(neighbour.answer().text()).isNotBlank();
    }

    @Test
    void callsAtOnceAreAllAnswered() {
        List<Completion> answers =
                Attempt.sideBySide(AT_ONCE, _ -> port().complete(shortRequest()));

        assertThat(answers)
                .hasSize(AT_ONCE)
                .allSatisfy(answer -> assertThat(answer.text()).isNotBlank());
        if (repeatsItself()) {
            assertThat(answers)
                    .extracting(Completion::text)
                    .containsOnly(answers.getFirst().text());
        }
    }
}

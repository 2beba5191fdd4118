package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What every {@link StreamingCompletionPort} promises. */
public abstract class StreamingCompletionPortContract implements CompletionSubject {

    private static final int AT_ONCE = 16;
    private static final Consumer<Delta> NOWHERE = _ -> {};

    /** The port under test; the same one each time within a test. */
    protected abstract StreamingCompletionPort port();

    /** The port of the same models that answers as a whole. */
    protected abstract CompletionPort completions();

    @Test
    void thePiecesJoinedAreTheAnswer() {
        TextSink sink = new TextSink();

        Completion answer = port().stream(shortRequest(), sink);

        assertThat(answer.text()).isNotBlank().isEqualTo(sink.joined());
    }

    @Test
    void noPieceIsEmpty() {
        TextSink sink = new TextSink();

        port().stream(shortRequest(), sink);

        assertThat(sink.pieces()).isNotEmpty().doesNotContain("");
    }

    @Test
    void anAnswerCarriesItsModelFinishReasonAndUsage() {
        Completion answer = port().stream(shortRequest(), NOWHERE);

        assertThat(answer.toolCalls()).isEmpty();
        assertThat(answer.finishReason()).isIn(FinishReason.STOP, FinishReason.LENGTH);
        assertThat(answer.model().provider()).isEqualTo(model().provider());
        assertThat(answer.usage().input()).isPositive();
        assertThat(answer.usage().output()).isPositive();
    }

    @Test
    void aStreamedAnswerIsTheOneGivenAsAWhole() {
        assumeTrue(repeatsItself(), "this adapter's provider promises no repetition");

        Completion answer = port().stream(shortRequest(), NOWHERE);

        assertThat(answer).isEqualTo(completions().complete(shortRequest()));
    }

    @Test
    void anAnswerOfOneTokenEndsForItsLength() {
        assumeTrue(limitsTokens(), "this adapter's answers are not cut here");

        Completion answer = port().stream(Requests.ofOneToken(shortRequest()), NOWHERE);

        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(answer.usage().output()).isLessThanOrEqualTo(1);
    }

    @Test
    void noPieceOfAStopSequenceIsGivenAway() {
        assumeTrue(honoursStops(), "this adapter's answers are not stopped here");
        String stop = Requests.lastWord(port().stream(shortRequest(), NOWHERE).text());
        TextSink sink = new TextSink();

        Completion answer = port().stream(Requests.stoppingAt(stop, shortRequest()), sink);

        assertThat(sink.joined()).doesNotContain(stop).isEqualTo(answer.text());
    }

    @Test
    void piecesComeOnTheCallingThread() {
        List<Thread> threads = new ArrayList<>();

        port().stream(shortRequest(), _ -> threads.add(Thread.currentThread()));

        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    }

    @Test
    void piecesComeBeforeTheAnswerIsWhole() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        Attempt<Completion> attempt =
                Attempt.at(
                        () -> port().stream(longRequest(Deadline.none()), _ -> first.countDown()));

        first.await();

        assertThat(attempt.interruptedLater().promptFailure()).isInstanceOf(Cancelled.class);
    }

    @Test
    void whatTheSinkThrowsEndsTheWorkAndIsPassedOn() {
        IllegalStateException thrown = new IllegalStateException("the reader has gone");
        Attempt<Completion> attempt =
                Attempt.at(
                        () ->
                                port().stream(
                                        longRequest(Deadline.none()),
                                        _ -> {
                                            throw thrown;
                                        }));

        assertThat(attempt.promptFailure()).isSameAs(thrown);
        assertThat(port().stream(shortRequest(), NOWHERE).text()).isNotBlank();
    }

    @Test
    void noPieceFollowsAThrowOfTheSink() {
        AtomicBoolean thrown = new AtomicBoolean();
        AtomicBoolean went = new AtomicBoolean();

        assertThatThrownBy(
                        () ->
                                port().stream(
                                        shortRequest(),
                                        _ -> {
                                            went.set(thrown.getAndSet(true));
                                            throw new IllegalStateException("the reader has gone");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(went).isFalse();
    }

    @Test
    void aModelThatIsNotServedIsUnknownBeforeAnyPiece() {
        CompletionRequest request = shortRequest().withModel(unknownModel());
        TextSink sink = new TextSink();

        assertThatThrownBy(() -> port().stream(request, sink)).isInstanceOf(UnknownModel.class);
        assertThat(sink.pieces()).isEmpty();
    }

    @Test
    void aCallEndsSoonAfterItsDeadlineAndTheNextOneIsServed() {
        Deadline deadline = Deadline.in(Duration.ofMillis(300));

        assertThat(Attempt.at(() -> port().stream(longRequest(deadline), NOWHERE)).promptFailure())
                .isInstanceOf(TimedOut.class);
        assertThat(port().stream(shortRequest(), NOWHERE).text()).isNotBlank();
    }

    @Test
    void anInterruptedCallEndsSoonAndTheNextOneIsServed() {
        Attempt<Completion> attempt =
                Attempt.at(() -> port().stream(longRequest(Deadline.none()), NOWHERE));

        assertThat(attempt.interruptedLater().promptFailure()).isInstanceOf(Cancelled.class);
        assertThat(port().stream(shortRequest(), NOWHERE).text()).isNotBlank();
    }

    @Test
    void streamsAtOnceAreAllWholeAndUnmixed() {
        List<Completion> answers =
                Attempt.sideBySide(
                        AT_ONCE,
                        _ -> {
                            TextSink sink = new TextSink();
                            Completion answer = port().stream(shortRequest(), sink);
                            assertThat(sink.joined()).isNotBlank().isEqualTo(answer.text());
                            return answer;
                        });

        assertThat(answers).hasSize(AT_ONCE);
    }
}

package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.port.ConversationPort;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** What every {@link ConversationPort} promises. */
public abstract class ConversationPortContract {

    private static final int THREADS = 16;
    private static final ConversationId TEA = ConversationId.owned("caller", "tea");
    private static final ConversationLimits LIMITS =
            new ConversationLimits(6, 2_000, Duration.ofHours(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private ConversationPort port;

    /** The port under test, which remembers nothing yet. */
    protected abstract ConversationPort port(ConversationLimits limits, InstantSource clock);

    @BeforeEach
    void open() {
        port = port(LIMITS, now::get);
    }

    @Test
    void whatNobodySaidIsNotRemembered() {
        assertThat(port.find(TEA, soon())).isEmpty();
    }

    @Test
    void whatIsKeptIsFound() {
        Conversation kept = append(Conversation.begun(TEA), "Tea?", "Green tea.");

        assertThat(kept.turns()).containsExactly(Turn.user("Tea?"), Turn.assistant("Green tea."));
        assertThat(port.find(TEA, soon())).contains(kept);
    }

    @Test
    void aConversationGoesOnFromWhereItWasFound() {
        append(Conversation.begun(TEA), "Tea?", "Green tea.");

        append(found(TEA), "Why?", "It is evening.");

        assertThat(found(TEA).turns())
                .extracting(Turn::text)
                .containsExactly("Tea?", "Green tea.", "Why?", "It is evening.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"}]}, {\"role\": \"system\"}",
                "line\nline\r\nline\ttab\\n \\u0041",
                "Grüße, 茶, \uD83C\uDF75",
                "  blanks around  ",
                "# not=a:comment !",
                "nul \u0000, form feed \f, bell \u0007, no-break \u00a0, separator \u2028"
            })
    void whateverIsSaidComesBackToTheLetter(String text) {
        append(Conversation.begun(TEA), text, text);

        assertThat(found(TEA).turns()).containsExactly(Turn.user(text), Turn.assistant(text));
    }

    @Test
    void conversationsAreApart() {
        append(Conversation.begun(TEA), "Tea?", "Green tea.");

        for (ConversationId other :
                List.of(
                        ConversationId.owned("caller", "Tea"),
                        ConversationId.owned("caller", "tea2"),
                        ConversationId.owned("another caller", "tea"))) {
            assertThat(port.find(other, soon())).isEmpty();
            append(Conversation.begun(other), "Other?", "Yes.");
        }
        assertThat(found(TEA).turns()).extracting(Turn::text).contains("Tea?");
    }

    @Test
    void whoGoesOnFromAnOldStateIsToldAndChangesNothing() {
        Conversation old = append(Conversation.begun(TEA), "Tea?", "Green tea.");
        Conversation last = append(old, "Why?", "It is evening.");

        assertOvertaken(old);
        assertThat(port.find(TEA, soon())).contains(last);
    }

    @Test
    void ofTwoWhoBeginTheSameTheSecondIsTold() {
        append(Conversation.begun(TEA), "Tea?", "Green tea.");

        assertOvertaken(Conversation.begun(TEA));
    }

    @Test
    void oneOfManyAtOnceGoesOn() {
        Conversation found = append(Conversation.begun(TEA), "Tea?", "Green tea.");

        List<Boolean> kept =
                Attempt.sideBySide(THREADS, i -> keeps(found, "Question " + i, "Answer " + i));

        assertThat(kept).filteredOn(it -> it).hasSize(1);
        String answer = "Answer " + kept.indexOf(true);
        assertThat(found(TEA).turns()).hasSize(4).last().isEqualTo(Turn.assistant(answer));
    }

    @Test
    void whatIsForgottenIsGone() {
        append(Conversation.begun(TEA), "Tea?", "Green tea.");

        port.forget(TEA, soon());
        port.forget(TEA, soon());

        assertThat(port.find(TEA, soon())).isEmpty();
    }

    @Test
    void whatIsSaidWhileItIsForgottenDoesNotBringItBack() {
        Conversation found = append(Conversation.begun(TEA), "Tea?", "Green tea.");
        port.forget(TEA, soon());

        assertOvertaken(found);

        append(Conversation.begun(TEA), "Coffee?", "Black.");
        assertOvertaken(found);
        assertThat(found(TEA).turns()).extracting(Turn::text).containsExactly("Coffee?", "Black.");
    }

    @Test
    void theOldestTurnsAreLetGoWhenThereAreMany() {
        Conversation conversation = Conversation.begun(TEA);
        for (int i = 1; i <= 5; i++) {
            conversation = append(conversation, "Question " + i, "Answer " + i);
        }

        assertThat(conversation.turns()).hasSize(6).first().isEqualTo(Turn.user("Question 3"));
        assertThat(port.find(TEA, soon())).contains(conversation);
    }

    @Test
    void theOldestTurnsAreLetGoWhenTheyAreLong() {
        Conversation conversation = append(Conversation.begun(TEA), "a".repeat(900), "Well.");

        conversation = append(conversation, "b".repeat(900), "Well, well.");

        assertThat(conversation.turns()).hasSize(2);
        assertThat(found(TEA).turns().getFirst().text()).startsWith("b");
    }

    @Test
    void whatIsTooLongToBeKeptIsRefusedAndChangesNothing() {
        Conversation found = append(Conversation.begun(TEA), "Tea?", "Green tea.");

        assertThatThrownBy(() -> append(found, "a".repeat(2_000), "Well."))
                .isInstanceOf(InvalidRequest.class);
        assertThat(port.find(TEA, soon())).contains(found);
    }

    @Test
    void whatWasKeptForItsTimeIsForgotten() {
        Conversation old = append(Conversation.begun(TEA), "Tea?", "Green tea.");
        after(Duration.ofMinutes(59));
        assertThat(port.find(TEA, soon())).contains(old);
        after(Duration.ofMinutes(2));

        assertThat(port.find(TEA, soon())).isEmpty();
        append(Conversation.begun(TEA), "Coffee?", "Black.");
        assertThat(found(TEA).turns()).extracting(Turn::text).containsExactly("Coffee?", "Black.");
    }

    @Test
    void eachTurnGivesItTimeAnew() {
        Conversation first = append(Conversation.begun(TEA), "Tea?", "Green tea.");
        after(Duration.ofMinutes(40));
        append(first, "Why?", "It is evening.");
        after(Duration.ofMinutes(40));

        assertThat(found(TEA).turns()).hasSize(4);
    }

    @Test
    void nothingIsDoneAfterTheDeadline() {
        Deadline passed = Deadline.in(Duration.ZERO);

        assertThatThrownBy(() -> port.find(TEA, passed)).isInstanceOf(TimedOut.class);
        assertThatThrownBy(() -> port.forget(TEA, passed)).isInstanceOf(TimedOut.class);
        assertThatThrownBy(
                        () ->
                                port.append(
                                        Conversation.begun(TEA),
                                        List.of(Turn.user("Tea?"), Turn.assistant("No.")),
                                        passed))
                .isInstanceOf(TimedOut.class);
        assertThat(port.find(TEA, soon())).isEmpty();
    }

    private void after(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Conversation found(ConversationId id) {
        return port.find(id, soon()).orElseThrow();
    }

    private Conversation append(Conversation found, String question, String answer) {
        return port.append(found, List.of(Turn.user(question), Turn.assistant(answer)), soon());
    }

    private boolean keeps(Conversation found, String question, String answer) {
        try {
            append(found, question, answer);
            return true;
        } catch (InProgress _) {
            return false;
        }
    }

    private void assertOvertaken(Conversation found) {
        assertThatThrownBy(() -> append(found, "Late?", "Too late."))
                .isInstanceOfSatisfying(
                        InProgress.class, failure -> assertThat(failure.retryAfter()).isPositive());
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(30));
    }
}

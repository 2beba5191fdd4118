package dev.promptport.domain.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.TimedOut;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class DeadlineTest {

    @Test
    void aDeadlineAheadLeavesTime() {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));

        assertThat(deadline.passed()).isFalse();
        assertThat(deadline.remaining()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        assertThatCode(deadline::check).doesNotThrowAnyException();
    }

    @Test
    void aPassedDeadlineLeavesNoneAndTimesOut() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(-1));

        assertThat(deadline.passed()).isTrue();
        assertThat(deadline.remaining()).isZero();
        assertThatThrownBy(deadline::check)
                .isInstanceOf(TimedOut.class)
                .hasMessage(
                        "the time allowed for this request is spent; ask for fewer tokens or allow more time");
    }

    @Test
    void anEarlierDeadlineLeavesLessTime() {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));

        assertThat(deadline.earlier(Duration.ofSeconds(50)).remaining())
                .isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(deadline.earlier(Duration.ofMinutes(2)).passed()).isTrue();
    }

    @Test
    void noDeadlineIsLongerThanAnybodyWaits() {
        assertThat(Deadline.none().remaining()).isGreaterThan(Duration.ofDays(36_000));
        assertThat(Deadline.in(Duration.ofSeconds(Long.MAX_VALUE)).passed()).isFalse();
    }
}

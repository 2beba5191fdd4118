package dev.promptport.domain.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class ClaimTicketTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:51:37Z");
    private static final Idempotency ORDER = new Idempotency("../order 7", "a stack\nin Java = ü");

    private final ClaimTicket held =
            ClaimTicket.granted(ORDER, Deadline.in(Duration.ofMinutes(2)), NOW);

    @Test
    void itIsHeldUntilItsDeadline() {
        assertThat(held.free(NOW)).isFalse();
        assertThat(held.free(NOW.plusSeconds(119))).isFalse();
        assertThat(held.free(NOW.plusSeconds(120))).isTrue();
    }

    @Test
    void itIsFreeOnceGivenBack() {
        assertThat(held.givenBack().free(NOW)).isTrue();
    }

    @Test
    void withoutADeadlineItIsHeldAsLongAsAFunctionRuns() {
        ClaimTicket endless = ClaimTicket.granted(ORDER, Deadline.none(), NOW);

        assertThat(endless.until()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void whoComesMeanwhileWaitsForItsEndAndNeverLong() {
        assertThat(held.inProgress(NOW).retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(held.inProgress(held.until().minusMillis(1500)).retryAfter())
                .isEqualTo(Duration.ofMillis(1500));
        assertThat(held.inProgress(held.until()).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void itStandsForOneRequest() {
        assertThatCode(() -> held.check(ORDER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> held.check(new Idempotency(ORDER.key(), "a queue")))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.KEY_REUSED));
    }

    @Test
    void eachGrantIsAnother() {
        assertThat(ClaimTicket.granted(ORDER, Deadline.none(), NOW).holder())
                .isNotEqualTo(ClaimTicket.granted(ORDER, Deadline.none(), NOW).holder());
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(ClaimTicket.parse("here", held.text())).isEqualTo(held);
        assertThat(ClaimTicket.parse("here", held.givenBack().text())).isEqualTo(held.givenBack());
    }

    @Test
    void neitherKeyNorRequestIsWrittenDown() {
        assertThat(held.text()).doesNotContain("order").doesNotContain("stack");
        assertThat(ClaimTicket.name(ORDER)).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "holder=1\nrequest=2\nuntil=soon\nreleased=no", "a=\\u00"})
    void somethingElseIsNoClaim(String text) {
        assertThatThrownBy(() -> ClaimTicket.parse("claims/abc", text))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("claims/abc holds something else than a claim: remove it");
    }

    @Test
    void aHolderThatIsAPathIsNoClaim() {
        String text = held.text().replace(held.holder(), "../../../etc/passwd");

        assertThatThrownBy(() -> ClaimTicket.parse("claims/abc", text))
                .isInstanceOf(Misconfigured.class);
    }
}

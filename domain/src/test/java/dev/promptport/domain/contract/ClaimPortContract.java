package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.InProgress;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What every {@link ClaimPort} promises. */
public abstract class ClaimPortContract {

    private static final int THREADS = 64;
    private static final Idempotency ORDER = new Idempotency("caller/order 7 ü", "a stack in Java");
    private static final Deadline LATER = Deadline.in(Duration.ofMinutes(5));

    /**
     * The port under test, the same one each time within a test and without claims at its start.
     */
    protected abstract ClaimPort port();

    /** Where the artifacts are kept that the claims are about. */
    protected abstract ArtifactPort artifacts();

    @Test
    void whoComesFirstIsGrantedTheClaim() {
        assertThat(port().claim(ORDER, "java", LATER)).isEqualTo(new Claim.Granted());
    }

    @Test
    void whoComesSecondIsToldWhenToComeBack() {
        port().claim(ORDER, "java", LATER);

        assertThatThrownBy(() -> port().claim(ORDER, "java", LATER))
                .isInstanceOfSatisfying(
                        InProgress.class, failure -> assertThat(failure.retryAfter()).isPositive());
    }

    @Test
    void whoComesAfterwardsIsGivenTheArtifact() {
        port().claim(ORDER, "java", LATER);
        Artifact saved = artifacts().save(draft());

        assertThat(port().claim(ORDER, "java", LATER)).isEqualTo(new Claim.Kept(saved));
    }

    @Test
    void aKeyThatStoodForAnotherRequestIsRefused() {
        port().claim(ORDER, "java", LATER);
        Idempotency other = new Idempotency(ORDER.key(), "a queue in Java");

        assertThatThrownBy(() -> port().claim(other, "java", LATER))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.KEY_REUSED));
    }

    @Test
    void otherKeysAreOtherClaims() {
        port().claim(ORDER, "java", LATER);

        assertThat(port().claim(new Idempotency("order-8", ORDER.request()), "java", LATER))
                .isEqualTo(new Claim.Granted());
    }

    @Test
    void aReleasedClaimCanBeHadAgain() {
        port().claim(ORDER, "java", LATER);
        port().release(ORDER);

        assertThat(port().claim(ORDER, "java", LATER)).isEqualTo(new Claim.Granted());
    }

    @Test
    void aClaimWhoseDeadlineHasPassedCanBeHadAgain() throws InterruptedException {
        port().claim(ORDER, "java", Deadline.in(Duration.ofMillis(500)));
        Thread.sleep(700);

        assertThat(port().claim(ORDER, "java", LATER)).isEqualTo(new Claim.Granted());
    }

    @Test
    void oneOfManyAtOnceIsGrantedTheClaim() {
        List<Boolean> granted = Attempt.sideBySide(THREADS, _ -> granted());

        assertThat(granted).filteredOn(got -> got).hasSize(1);
    }

    @Test
    void oneOfManyAtOnceTakesOverAReleasedClaim() {
        port().claim(ORDER, "java", LATER);
        port().release(ORDER);
        AtomicInteger count = new AtomicInteger();

        Attempt.sideBySide(THREADS, _ -> granted() ? count.incrementAndGet() : 0);

        assertThat(count).hasValue(1);
    }

    private boolean granted() {
        try {
            return port().claim(ORDER, "java", LATER) instanceof Claim.Granted;
        } catch (InProgress _) {
            return false;
        }
    }

    private static ArtifactDraft draft() {
        return new ArtifactDraft(
                UTF_8.encode("class Stack {}"),
                "text/x-java-source; charset=utf-8",
                "java",
                Optional.of(ORDER));
    }
}

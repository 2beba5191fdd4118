package dev.promptport.aws.sagemaker;

import static dev.promptport.aws.client.wire.Upstream.error;
import static dev.promptport.aws.client.wire.Upstream.frames;
import static dev.promptport.aws.client.wire.Upstream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.FutureTask;

/** How long an endpoint without an instance is waited for. */
class ColdEndpointTest {

    private static final ResponseDefinitionBuilder COLD =
            error(
                    400,
                    "ValidationError",
                    "Inference Component has no capacity to process this request.");
    private static final ResponseDefinitionBuilder BROKEN = error(500, "InternalFailure", "broken");

    private Upstream service;

    @BeforeEach
    void start() {
        service = Upstream.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Calls awaiting(Duration patience, Duration pause) {
        return new Calls(
                service.settings(),
                SageMakerEndpoint.of(
                        EndpointTarget.of(Calls.NAME).withColdStart(new ColdStart(patience, pause)),
                        Dialect.TGI));
    }

    @Nested
    class WithoutAWait {

        @Test
        void theCallerIsToldAtOnce() {
            service.answers(COLD);
            try (Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                assertThatThrownBy(calls::complete).isInstanceOf(Unavailable.class);
            }

            assertThat(service.calls()).isOne();
        }
    }

    @Nested
    class WithAWait {

        private static final Duration LONG = Duration.ofSeconds(10);
        private static final Duration SHORT = Duration.ofMillis(20);

        @Test
        void anEndpointThatComesUpAnswers() {
            service.answers(COLD, COLD, COLD, COLD, json("[{\"generated_text\":\"warm\"}]"));
            try (Calls calls = awaiting(LONG, SHORT)) {
                assertThat(calls.complete().text()).isEqualTo("warm");
            }

            assertThat(service.calls()).isEqualTo(5);
        }

        @Test
        void anEndpointThatComesUpStreams() {
            service.answers(COLD, COLD, frames(PlayedTokens.WHOLE));
            try (Calls calls = awaiting(LONG, SHORT)) {
                assertThat(calls.stream(_ -> {}).text()).isEqualTo("Once more");
            }

            assertThat(service.calls()).isEqualTo(3);
        }

        @Test
        void theCallerIsToldWhenTheWaitIsOver() {
            service.answers(COLD);
            loadClasses();
            long start = System.nanoTime();
            try (Calls calls = awaiting(Duration.ofMillis(1500), Duration.ofMillis(300))) {
                assertThatThrownBy(calls::complete).isInstanceOf(Unavailable.class);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(service.calls()).isBetween(3, 7);
        }

        /** The first call of a process may take longer than the wait. */
        private void loadClasses() {
            try (Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                assertThatThrownBy(calls::complete).isInstanceOf(Unavailable.class);
            }
        }

        @Test
        void theCallerIsToldBeforeTheDeadlineThatTheEndpointIsStarting() {
            service.answers(COLD);
            Deadline deadline = Deadline.in(Duration.ofSeconds(5));
            try (Calls calls = awaiting(LONG, Duration.ofSeconds(6))) {
                assertThatThrownBy(() -> calls.adapter().complete(Calls.request(deadline)))
                        .isInstanceOf(Unavailable.class);
            }

            assertThat(deadline.passed()).isFalse();
            assertThat(service.calls()).isOne();
        }

        @Test
        void anotherErrorIsNotWaitedOut() {
            service.answers(BROKEN);
            try (Calls calls = awaiting(LONG, SHORT)) {
                assertThatThrownBy(calls::complete).isInstanceOf(Unavailable.class);
            }

            assertThat(service.calls()).isEqualTo(3);
        }

        @Test
        void aCallerWhoGoesAwayEndsIt() throws Exception {
            service.answers(COLD);
            try (Calls calls = awaiting(LONG, Duration.ofSeconds(5))) {
                FutureTask<Throwable> call =
                        new FutureTask<>(
                                () -> {
                                    try {
                                        return new AssertionError(calls.complete());
                                    } catch (RuntimeException e) {
                                        return e;
                                    }
                                });
                Thread caller = Thread.ofPlatform().start(call);
                Thread.sleep(500);
                caller.interrupt();

                assertThat(call.get()).isInstanceOf(Cancelled.class);
            }
        }
    }

    @Test
    void aPauseOfNothingIsRefused() {
        assertThatThrownBy(() -> new ColdStart(Duration.ofSeconds(1), Duration.ZERO))
                .isInstanceOf(Misconfigured.class);
    }
}

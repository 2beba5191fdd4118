package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The caller went away. */
class InterruptionTest {

    private record Ended(Throwable how, boolean interrupted) {}

    @ParameterizedTest
    @EnumSource
    void endsWhateverIsUnderWayAndClosesTheConnection(Stage stage) throws Exception {
        try (FaultServer upstream = FaultServer.start(stage);
                Sample sample = new Sample(upstream.settings())) {
            CompletableFuture<Ended> ended = new CompletableFuture<>();
            Thread caller =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        Throwable how =
                                                catchThrowable(
                                                        () ->
                                                                stage.call(
                                                                        sample,
                                                                        Deadline.in(
                                                                                Sample.PLENTY)));
                                        ended.complete(
                                                new Ended(
                                                        how,
                                                        Thread.currentThread().isInterrupted()));
                                    });
            upstream.isAsked();
            Thread.sleep(200);

            caller.interrupt();
            Ended end = ended.get(1, TimeUnit.SECONDS);

            assertThat(end.how()).isInstanceOf(Cancelled.class).hasMessage("the caller went away");
            assertThat(end.interrupted()).isTrue();
            assertThat(upstream.everyConnectionEnds(Duration.ofSeconds(1))).isTrue();
            assertThat(upstream.calls()).isOne();
        }
    }

    @Test
    void beforeTheCallSendsNothing() throws Exception {
        try (FaultServer upstream = FaultServer.start(Exchange::silence);
                Sample sample = new Sample(upstream.settings())) {
            Thread.currentThread().interrupt();
            Throwable answer = catchThrowable(sample::ask);
            Throwable stream =
                    catchThrowable(() -> sample.stream(Deadline.in(Sample.PLENTY), _ -> {}));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(answer).isInstanceOf(Cancelled.class);
            assertThat(stream).isInstanceOf(Cancelled.class);
            assertThat(upstream.connections()).isZero();
        }
    }
}

package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Failure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class AwsClientsTest {

    @ParameterizedTest
    @EnumSource
    void closingThemEndsWhatIsUnderWay(Stage stage) throws Exception {
        try (FaultServer upstream = FaultServer.start(stage)) {
            Sample sample = new Sample(upstream.settings());
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () ->
                                    ended.complete(
                                            catchThrowable(
                                                    () ->
                                                            stage.call(
                                                                    sample,
                                                                    Deadline.in(Sample.PLENTY)))));
            upstream.isAsked();
            Thread.sleep(200);

            sample.close();

            assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(Failure.class);
            assertThat(upstream.everyConnectionEnds(Duration.ofSeconds(1))).isTrue();
        }
    }
}

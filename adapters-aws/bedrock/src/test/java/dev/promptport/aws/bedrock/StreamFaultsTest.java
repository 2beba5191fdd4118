package dev.promptport.aws.bedrock;

import static dev.promptport.aws.client.wire.EventFrames.MEDIA_TYPE;
import static dev.promptport.aws.client.wire.EventFrames.corrupted;
import static dev.promptport.aws.client.wire.EventFrames.event;
import static dev.promptport.aws.client.wire.EventFrames.joined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** A wire that splits, falsifies, breaks and falls silent. */
class StreamFaultsTest {

    private static final Duration GRACE = Duration.ofMillis(250);
    private static final byte[] TEXT =
            event(
                    "contentBlockDelta",
                    "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Grüße 🎈 \"}}");
    private static final byte[] END = event("messageStop", "{\"stopReason\":\"end_turn\"}");
    private static final byte[] STREAM =
            joined(event("messageStart", "{\"role\":\"assistant\"}"), TEXT, TEXT, END);

    private final Recorder recorder = new Recorder();

    private Completion stream(FaultServer server, CompletionRequest request) {
        try (AwsClients clients = new AwsClients(server.settings())) {
            return new BedrockCompletions(clients, BedrockSettings.DEFAULT)
                    .stream(request, recorder);
        }
    }

    private Throwable failure(FaultServer.Answer answer) throws IOException {
        try (FaultServer server = FaultServer.start(answer)) {
            Throwable failure = catchThrowable(() -> stream(server, Asking.hi(Asking.CLAUDE)));
            assertThat(server.calls()).isBetween(1, 3);
            return failure;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void splitFramesAreJoined(int bytes) throws IOException {
        try (FaultServer server =
                FaultServer.start(
                        exchange -> {
                            exchange.head(200, MEDIA_TYPE, STREAM.length);
                            exchange.dribble(STREAM, bytes, Duration.ZERO);
                        })) {
            assertThat(stream(server, Asking.hi(Asking.CLAUDE)).text())
                    .isEqualTo("Grüße 🎈 Grüße 🎈 ");
        }
    }

    @Test
    void aFrameWithAWrongChecksumIsNoAnswer() throws IOException {
        byte[] stream = joined(TEXT, corrupted(TEXT), END);

        assertThat(failure(exchange -> exchange.answer(200, MEDIA_TYPE, stream)))
                .isInstanceOf(BadUpstreamAnswer.class);
        assertThat(recorder.deltas()).isSubsetOf(new Delta.Text("Grüße 🎈 ")).hasSizeLessThan(2);
    }

    @Test
    void aStreamCutBetweenFramesIsNoAnswer() throws IOException {
        assertThat(
                        failure(
                                exchange -> {
                                    exchange.openHead(200, MEDIA_TYPE);
                                    exchange.write(TEXT);
                                    exchange.cut();
                                }))
                .isInstanceOf(BadUpstreamAnswer.class);
    }

    @Test
    void aStreamCutWithinAFrameIsNoAnswer() throws IOException {
        byte[] half = Arrays.copyOf(joined(TEXT, TEXT), TEXT.length + TEXT.length / 2);

        assertThat(
                        failure(
                                exchange -> {
                                    exchange.openHead(200, MEDIA_TYPE);
                                    exchange.write(half);
                                    exchange.cut();
                                }))
                .isInstanceOfAny(BadUpstreamAnswer.class, Unavailable.class);
    }

    @Test
    void halfABodyIsNoAnswer() throws IOException {
        assertThat(
                        failure(
                                exchange -> {
                                    exchange.head(200, MEDIA_TYPE, STREAM.length);
                                    exchange.write(TEXT);
                                    exchange.cut();
                                }))
                .isInstanceOfAny(BadUpstreamAnswer.class, Unavailable.class);
    }

    @Test
    void aResetIsUnavailability() throws IOException {
        assertThat(
                        failure(
                                exchange -> {
                                    exchange.head(200, MEDIA_TYPE, STREAM.length);
                                    exchange.write(TEXT);
                                    exchange.reset();
                                }))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void aStreamThatFallsSilentEndsWithTheDeadline() throws IOException {
        assertEndsWithTheDeadline(
                exchange -> {
                    exchange.head(200, MEDIA_TYPE, STREAM.length);
                    exchange.write(TEXT);
                    exchange.silence();
                },
                300);
        assertThat(recorder.deltas()).isNotEmpty();
    }

    @Test
    void anUpstreamThatNeverAnswersEndsWithTheDeadline() throws IOException {
        assertEndsWithTheDeadline(exchange -> exchange.silence(), 300);
    }

    @Test
    void noCallOutlivesItsDeadlineHoweverSlowTheStream() throws IOException {
        for (int round = 0; round < 20; round++) {
            long allowed = ThreadLocalRandom.current().nextLong(20, 200);
            assertEndsWithTheDeadline(
                    exchange -> {
                        exchange.openHead(200, MEDIA_TYPE);
                        while (true) {
                            exchange.dribble(TEXT, 16, Duration.ofMillis(3));
                        }
                    },
                    allowed);
        }
    }

    private void assertEndsWithTheDeadline(FaultServer.Answer answer, long millis)
            throws IOException {
        try (FaultServer server = FaultServer.start(answer);
                AwsClients clients = new AwsClients(server.settings())) {
            BedrockCompletions port = new BedrockCompletions(clients, BedrockSettings.DEFAULT);
            Deadline deadline = Deadline.in(Duration.ofMillis(millis));
            CompletionRequest asked = Asking.hi(Asking.CLAUDE);
            CompletionRequest request =
                    new CompletionRequest(
                            asked.model(),
                            asked.messages(),
                            asked.tools(),
                            asked.toolChoice(),
                            asked.sampling(),
                            deadline);

            Throwable failure = catchThrowable(() -> port.stream(request, recorder));
            Duration late = Duration.ofNanos(System.nanoTime() - deadline.nanoTime());

            assertThat(failure).isInstanceOf(TimedOut.class);
            assertThat(late).isBetween(Duration.ZERO, GRACE);
        }
    }

    @Test
    void aWholeAnswerThatBreaksOffIsNoAnswer() throws IOException {
        FaultServer.Answer half =
                exchange -> {
                    exchange.head(200, "application/json", 1000);
                    exchange.write("{\"output\":{\"message\":");
                    exchange.cut();
                };
        for (Set<String> invoked : Set.of(Set.<String>of(), Set.of("claude"))) {
            try (FaultServer server = FaultServer.start(half);
                    AwsClients clients = new AwsClients(server.settings())) {
                BedrockCompletions port =
                        new BedrockCompletions(
                                clients, BedrockSettings.DEFAULT.withInvoked(invoked));

                assertThat(catchThrowable(() -> port.complete(Asking.hi(Asking.CLAUDE))))
                        .isInstanceOf(Failure.class);
                assertThat(server.calls()).isBetween(1, 3);
            }
        }
    }
}

package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class EventStreamsTest {

    private static final Duration LONG_ENOUGH_FOR_A_RETRY = Duration.ofMillis(400);

    private final List<String> texts = new CopyOnWriteArrayList<>();

    /** How often upstream was asked, and what came of it. */
    private record Outcome(int calls, RuntimeException failure) {}

    private int streamed(FaultServer.Answer... inTurn) throws IOException {
        try (FaultServer upstream = FaultServer.start(inTurn);
                Sample sample = new Sample(upstream.settings())) {
            sample.stream(Deadline.in(Sample.PLENTY), texts::add);
            return upstream.calls();
        }
    }

    private Outcome broken(FaultServer.Answer... inTurn) throws Exception {
        try (FaultServer upstream = FaultServer.start(inTurn);
                Sample sample = new Sample(upstream.settings())) {
            try {
                sample.stream(Deadline.in(Sample.PLENTY), texts::add);
            } catch (Failure e) {
                Thread.sleep(LONG_ENOUGH_FOR_A_RETRY);
                return new Outcome(upstream.calls(), e);
            }
            throw new AssertionError("the stream ended well, with " + texts);
        }
    }

    private static FaultServer.Answer whole(byte[] frames) {
        return exchange -> exchange.answer(200, EventFrames.MEDIA_TYPE, frames);
    }

    /** Gives those texts, waits until they were read, and then does something else. */
    private FaultServer.Answer begun(List<String> first, FaultServer.Answer then) {
        return exchange -> {
            exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
            for (String text : first) {
                exchange.chunk(Sample.delta(text));
            }
            hasRead(first.size());
            then.to(exchange);
        };
    }

    private void hasRead(int count) throws InterruptedException {
        for (int i = 0; texts.size() < count; i++) {
            assertThat(i).as("milliseconds of waiting for a reader").isLessThan(10_000);
            Thread.sleep(1);
        }
    }

    @Nested
    class AWholeStream {

        @Test
        void isGivenEventByEventInOrder() throws IOException {
            String[] words = IntStream.range(0, 500).mapToObj(i -> "w" + i).toArray(String[]::new);

            int calls = streamed(whole(Sample.frames(words)));

            assertThat(texts).containsExactly(words);
            assertThat(calls).isOne();
        }

        @Test
        void mayBeSplitAnywhere() throws IOException {
            byte[] frames = Sample.frames("Grüße", "🙂", "an alle");

            for (int piece : new int[] {1, 3, 7, 64, 113}) {
                texts.clear();
                streamed(
                        exchange -> {
                            exchange.head(200, EventFrames.MEDIA_TYPE, frames.length);
                            exchange.dribble(frames, piece, Duration.ofMillis(piece < 60 ? 0 : 5));
                        });
                assertThat(texts)
                        .as("pieces of %d", piece)
                        .containsExactly("Grüße", "🙂", "an alle");
            }
        }

        @Test
        void givesAnEventWhenItComesAndNotAtTheEnd() throws IOException {
            streamed(
                    exchange -> {
                        exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
                        for (int i = 1; i <= 3; i++) {
                            exchange.chunk(Sample.delta("word"));
                            hasRead(i);
                        }
                        exchange.chunk(Sample.stop());
                        exchange.lastChunk();
                    });

            assertThat(texts).hasSize(3);
        }

        @Test
        void waitsForASlowReaderInsteadOfPilingUp() throws Exception {
            byte[] frame = Sample.delta("x".repeat(16_000));
            int frames = 1_500;
            AtomicInteger written = new AtomicInteger();
            AtomicInteger writtenWhileReaderWaits = new AtomicInteger();
            AtomicInteger read = new AtomicInteger();

            try (FaultServer upstream =
                            FaultServer.start(
                                    exchange -> {
                                        exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
                                        for (int i = 0; i < frames; i++) {
                                            exchange.chunk(frame);
                                            written.incrementAndGet();
                                        }
                                        exchange.lastChunk();
                                    });
                    Sample sample = new Sample(upstream.settings())) {
                sample.stream(
                        Deadline.in(Sample.PLENTY),
                        _ -> {
                            if (read.incrementAndGet() == 1) {
                                pause(Duration.ofSeconds(1));
                                writtenWhileReaderWaits.set(written.get());
                            }
                        });
            }

            assertThat(writtenWhileReaderWaits.get()).isLessThan(frames / 2);
            assertThat(read.get()).isEqualTo(frames);
        }
    }

    @Nested
    class AStreamThatBreaksAfterItsFirstEvent {

        private void isGivenOnceAndFails(Class<? extends Failure> failure, FaultServer.Answer then)
                throws Exception {
            Outcome outcome = broken(begun(List.of("a", "b"), then), whole(Sample.frames("again")));

            assertThat(outcome.failure()).isInstanceOf(failure);
            assertThat(texts).containsExactly("a", "b");
            assertThat(outcome.calls()).as("calls of upstream").isOne();
        }

        @Test
        void isNotTriedAgainWhenTheServiceThrottles() throws Exception {
            isGivenOnceAndFails(Throttled.class, ending("throttlingException"));
        }

        @Test
        void isNotTriedAgainWhenTheServiceBecomesUnavailable() throws Exception {
            isGivenOnceAndFails(Unavailable.class, ending("serviceUnavailableException"));
        }

        @Test
        void isNotTriedAgainAfterAnInternalError() throws Exception {
            isGivenOnceAndFails(Unavailable.class, ending("internalServerException"));
        }

        @Test
        void failsWithoutWaitingForTheEndOfTheStream() throws Exception {
            isGivenOnceAndFails(
                    Throttled.class,
                    exchange -> {
                        exchange.chunk(exception("throttlingException"));
                        exchange.silence();
                    });
        }

        @Test
        void isNotTriedAgainAfterAnErrorThatTheServiceDoesNotName() throws Exception {
            isGivenOnceAndFails(
                    Failure.class,
                    exchange -> {
                        exchange.chunk(EventFrames.error("InternalError", "broken"));
                        exchange.lastChunk();
                    });
        }

        @Test
        void isNotTriedAgainWhenAChecksumIsWrong() throws Exception {
            isGivenOnceAndFails(
                    BadUpstreamAnswer.class,
                    exchange -> {
                        exchange.chunk(EventFrames.corrupted(Sample.delta("c")));
                        exchange.lastChunk();
                    });
        }

        @Test
        void isNotTriedAgainWhenTheConnectionIsCutInMidFrame() throws Exception {
            isGivenOnceAndFails(
                    Unavailable.class,
                    exchange -> {
                        exchange.chunk(Arrays.copyOf(Sample.delta("c"), 50));
                        exchange.cut();
                    });
        }

        @Test
        void isNotTriedAgainWhenTheConnectionIsReset() throws Exception {
            isGivenOnceAndFails(Unavailable.class, Exchange::reset);
        }
    }

    @Nested
    class AStreamThatBreaksBeforeItsFirstEvent {

        @Test
        void isTriedAgainAfterAnErrorStatus() throws IOException {
            int calls =
                    streamed(
                            exchange -> exchange.json(503, "{\"message\":\"\"}"),
                            whole(Sample.frames("well")));

            assertThat(texts).containsExactly("well");
            assertThat(calls).isEqualTo(2);
        }

        @Test
        void isTriedAgainWhenTheConnectionIsReset() throws IOException {
            int calls = streamed(begun(List.of(), Exchange::reset), whole(Sample.frames("well")));

            assertThat(texts).containsExactly("well");
            assertThat(calls).isEqualTo(2);
        }

        @Test
        void isTriedAgainWhenTheFirstFrameSaysThatItIsThrottled() throws IOException {
            int calls =
                    streamed(whole(exception("throttlingException")), whole(Sample.frames("well")));

            assertThat(texts).containsExactly("well");
            assertThat(calls).isEqualTo(2);
        }

        @Test
        void isGivenUpAfterThreeAttempts() throws Exception {
            Outcome outcome = broken(whole(exception("throttlingException")));

            assertThat(outcome.failure()).isInstanceOf(Throttled.class);
            assertThat(outcome.calls()).isEqualTo(3);
            assertThat(texts).isEmpty();
        }
    }

    @Nested
    class AReaderThatFails {

        @Test
        void endsTheStreamWithItsOwnExceptionAndClosesTheConnection() throws Exception {
            IllegalStateException own = new IllegalStateException("enough");

            try (FaultServer upstream = FaultServer.start(begun(List.of(), aWordAndSilence()));
                    Sample sample = new Sample(upstream.settings())) {
                assertThatThrownBy(
                                () ->
                                        sample.stream(
                                                Deadline.in(Sample.PLENTY),
                                                _ -> {
                                                    throw own;
                                                }))
                        .isSameAs(own);
                assertThat(upstream.everyConnectionEnds(Duration.ofSeconds(1))).isTrue();
                assertThat(upstream.calls()).isOne();
            }
        }
    }

    private static FaultServer.Answer aWordAndSilence() {
        return exchange -> {
            exchange.chunk(Sample.delta("word"));
            exchange.silence();
        };
    }

    private static FaultServer.Answer ending(String exception) {
        return exchange -> {
            exchange.chunk(exception(exception));
            exchange.lastChunk();
        };
    }

    private static byte[] exception(String type) {
        return EventFrames.exception(type, "{\"message\":\"" + Sample.PROMPT + "\"}");
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

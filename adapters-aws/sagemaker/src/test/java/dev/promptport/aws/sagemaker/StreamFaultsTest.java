package dev.promptport.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.sagemaker.container.PlayedEndpoint;
import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What becomes of a call when the connection or the service fails it. */
class StreamFaultsTest {

    private static final byte[] SOME =
            EventFrames.joined(PlayedTokens.token("Once"), PlayedTokens.token(" more"));
    private static final Duration A_MOMENT = Duration.ofMillis(150);

    private final List<Delta> given = new ArrayList<>();

    private Completion streamed(FaultServer.Answer... inTurn) throws Exception {
        try (FaultServer service = FaultServer.start(inTurn);
                Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
            return calls.stream(given::add);
        }
    }

    private static FaultServer.Answer whole(byte[] frames) {
        return exchange -> exchange.answer(200, EventFrames.MEDIA_TYPE, frames);
    }

    private static FaultServer.Answer begun(byte[] frames, FaultServer.Answer then) {
        return exchange -> {
            exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
            exchange.chunk(frames);
            Thread.sleep(A_MOMENT);
            then.to(exchange);
        };
    }

    @Nested
    class AnAnswerThatBreaksOff {

        private void fails(Class<? extends Failure> expected, FaultServer.Answer then)
                throws Exception {
            try (FaultServer service =
                            FaultServer.start(begun(SOME, then), whole(PlayedTokens.WHOLE));
                    Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                assertThat(failure(() -> calls.stream(given::add))).isInstanceOf(expected);
                Thread.sleep(A_MOMENT);
                assertThat(service.calls()).as("calls of the service").isOne();
            }
            assertThat(given).containsExactly(new Delta.Text("Once"), new Delta.Text(" more"));
        }

        @Test
        void isABadAnswerWhenTheStreamEndsInGoodOrderButTooEarly() throws Exception {
            fails(BadUpstreamAnswer.class, Exchange::lastChunk);
        }

        @Test
        void isABadAnswerWhenItEndsWithinALine() throws Exception {
            fails(
                    BadUpstreamAnswer.class,
                    exchange -> {
                        byte[] end = PlayedTokens.end("Once more");
                        byte[] line = Arrays.copyOfRange(end, end.length - 40, end.length - 10);
                        exchange.chunk(PlayedEndpoint.part(line));
                        exchange.lastChunk();
                    });
        }

        @Test
        void isABadAnswerWhenAFramesChecksumIsWrong() throws Exception {
            fails(
                    BadUpstreamAnswer.class,
                    exchange -> {
                        exchange.chunk(EventFrames.corrupted(PlayedTokens.token(" upon")));
                        exchange.lastChunk();
                    });
        }

        @Test
        void isForTheMomentWhenTheConnectionIsCutInMidFrame() throws Exception {
            fails(
                    Unavailable.class,
                    exchange -> {
                        exchange.chunk(Arrays.copyOf(PlayedTokens.token(" upon"), 50));
                        exchange.cut();
                    });
        }

        @Test
        void isForTheMomentWhenTheConnectionIsReset() throws Exception {
            fails(Unavailable.class, Exchange::reset);
        }
    }

    @Nested
    class ASilentService {

        @Test
        void endsTheStreamWithItsDeadlineAndTheConnectionToo() throws Exception {
            try (FaultServer service = FaultServer.start(begun(SOME, Exchange::silence));
                    Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                Deadline deadline = Deadline.in(Duration.ofMillis(600));

                Failure failure =
                        failure(() -> calls.adapter().stream(Calls.request(deadline), given::add));

                assertThat(failure).isInstanceOf(TimedOut.class);
                assertThat(given).hasSize(2);
                assertThat(service.everyConnectionEnds(Duration.ofSeconds(2))).isTrue();
            }
        }

        @Test
        void letsNoCallOfManyOutliveItsDeadlineByMuch() throws Exception {
            Random random = new Random(7);
            try (FaultServer service = FaultServer.start(Exchange::silence);
                    Calls calls = Calls.of(service.settings(), Dialect.TGI);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Duration>> late = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    Duration allowed = Duration.ofMillis(50 + random.nextInt(500));
                    boolean stream = random.nextBoolean();
                    late.add(threads.submit(() -> lateness(calls, allowed, stream)));
                }
                for (Future<Duration> one : late) {
                    assertThat(one.get()).isLessThan(Duration.ofSeconds(1));
                }
            }
        }

        private static Duration lateness(Calls calls, Duration allowed, boolean stream) {
            long start = System.nanoTime();
            var request = Calls.request(Deadline.in(allowed));
            Failure failure =
                    failure(
                            () ->
                                    stream
                                            ? calls.adapter().stream(request, _ -> {})
                                            : calls.adapter().complete(request));
            assertThat(failure).isInstanceOf(TimedOut.class);
            return Duration.ofNanos(System.nanoTime() - start).minus(allowed);
        }
    }

    @Nested
    class AFirstAttemptThatFails {

        @Test
        void isMadeGoodByTheSecond() throws Exception {
            Completion answer =
                    streamed(exchange -> exchange.json(503, "{}"), whole(PlayedTokens.WHOLE));

            assertThat(answer.text()).isEqualTo("Once more");
            assertThat(given).hasSize(2);
        }
    }

    @Nested
    class HalfABody {

        @Test
        void isAFailureForTheMomentAfterThreeCalls() throws Exception {
            String body = "[{\"generated_text\":\"Once more\"}]";
            try (FaultServer service =
                            FaultServer.start(
                                    exchange -> {
                                        exchange.head(200, "application/json", body.length());
                                        exchange.write(body.substring(0, 20));
                                        exchange.cut();
                                    });
                    Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                assertThat(failure(calls::complete)).isInstanceOf(Unavailable.class);
                assertThat(service.calls()).isBetween(1, 3);
            }
        }

        @Test
        void isABadAnswerWhenNobodySaidHowLongItIs() throws Exception {
            byte[] body = "[{\"generated_text\":\"🙂\"}]".getBytes(StandardCharsets.UTF_8);
            for (int end = 0; end < body.length; end++) {
                byte[] half = Arrays.copyOf(body, end);
                try (FaultServer service =
                                FaultServer.start(
                                        exchange -> {
                                            exchange.openHead(200, "application/json");
                                            exchange.write(half);
                                            exchange.cut();
                                        });
                        Calls calls = Calls.of(service.settings(), Dialect.TGI)) {
                    assertThat(failure(calls::complete))
                            .as("%d of %d bytes", end, body.length)
                            .isInstanceOf(BadUpstreamAnswer.class);
                }
            }
        }
    }

    private static Failure failure(Callable<?> call) {
        try {
            Object answer = call.call();
            throw new AssertionError("the call was to fail and answered " + answer);
        } catch (Failure e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("the call failed with no failure of ours", e);
        }
    }
}

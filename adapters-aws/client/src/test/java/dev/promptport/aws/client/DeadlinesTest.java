package dev.promptport.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.TimedOut;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class DeadlinesTest {

    private static final Duration BUDGET = Duration.ofMillis(400);
    private static final Duration TOLERANCE = Duration.ofMillis(250);

    /** An outcome and its time. */
    private record Ended(boolean answered, long nanoTime) {}

    /** A call, and a thread that did nothing but sleep until the deadline of that call. */
    private record Race(Deadline deadline, Future<Ended> call, Future<Ended> sleeper) {

        /** On a machine that stands still for a moment, the sleeper is late as well. */
        long overrunMillis() throws Exception {
            long onTime = Math.max(deadline.nanoTime(), sleeper.get().nanoTime());
            return TimeUnit.NANOSECONDS.toMillis(call.get().nanoTime() - onTime);
        }
    }

    @Test
    void noneOfAThousandRandomDelaysMakesACallOutliveItsDeadline() throws Exception {
        int calls = 1_000;
        Semaphore atOnce = new Semaphore(64);
        List<Race> races = new ArrayList<>();

        try (FaultServer upstream = FaultServer.start(takingItsTime(new Random(20_260_101)));
                Sample sample = new Sample(upstream.settings());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            loadClasses(sample);
            for (int i = 0; i < calls; i++) {
                boolean stream = i % 2 == 0;
                atOnce.acquire();
                Deadline deadline = Deadline.in(BUDGET);
                races.add(
                        new Race(
                                deadline,
                                threads.submit(
                                        () -> {
                                            try {
                                                return call(sample, stream, deadline);
                                            } finally {
                                                atOnce.release();
                                            }
                                        }),
                                threads.submit(
                                        () -> {
                                            Thread.sleep(deadline.remaining());
                                            return new Ended(false, System.nanoTime());
                                        })));
            }
        }

        int answered = 0;
        for (Race race : races) {
            assertThat(race.overrunMillis()).isLessThan(TOLERANCE.toMillis());
            answered += race.call().get().answered() ? 1 : 0;
        }
        assertThat(answered).as("answered, and not timed out").isBetween(1, calls - 1);
    }

    /** Up to twice the budget, before the answer, in its midst, or both. */
    private static FaultServer.Answer takingItsTime(Random random) {
        byte[] whole = Sample.answer("one two three").getBytes(StandardCharsets.UTF_8);
        byte[] frames = Sample.frames("one", "two", "three");
        return exchange -> {
            boolean stream = exchange.line().contains("converse-stream");
            byte[] body = stream ? frames : whole;
            int delay = random.nextInt(2 * (int) BUDGET.toMillis());
            int before = random.nextInt(delay + 1);
            int part = random.nextInt(body.length);
            Thread.sleep(before);
            exchange.head(200, stream ? EventFrames.MEDIA_TYPE : "application/json", body.length);
            exchange.write(Arrays.copyOf(body, part));
            Thread.sleep(delay - before);
            exchange.write(Arrays.copyOfRange(body, part, body.length));
        };
    }

    /** An answer or {@link TimedOut}: anything else fails the test. */
    private static Ended call(Sample sample, boolean stream, Deadline deadline) {
        try {
            if (stream) {
                List<String> texts = new ArrayList<>();
                sample.stream(deadline, texts::add);
                assertThat(texts).containsExactly("one", "two", "three");
            } else {
                assertThat(sample.ask("hello", deadline)).isEqualTo("one two three");
            }
            return new Ended(true, System.nanoTime());
        } catch (TimedOut e) {
            return new Ended(false, System.nanoTime());
        }
    }

    /** Which is not what is timed. */
    private static void loadClasses(Sample sample) {
        for (int i = 0; i < 20; i++) {
            call(sample, i % 2 == 0, Deadline.in(BUDGET));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsUnderWayTimesOutAndTheConnectionIsClosed(Stage stage) throws Exception {
        try (FaultServer upstream = FaultServer.start(stage);
                Sample sample = new Sample(upstream.settings())) {
            Deadline deadline = Deadline.in(BUDGET);

            assertThatThrownBy(() -> stage.call(sample, deadline))
                    .isInstanceOf(TimedOut.class)
                    .hasMessage(
                            "Amazon Bedrock did not answer within the time allowed; ask for fewer tokens or allow more time");

            assertThat(upstream.everyConnectionEnds(Duration.ofSeconds(1))).isTrue();
            assertThat(upstream.calls()).isOne();
        }
    }

    @Test
    void aSpentDeadlineSendsNothing() throws IOException {
        try (FaultServer upstream = FaultServer.start(Exchange::silence);
                Sample sample = new Sample(upstream.settings())) {
            Deadline spent = Deadline.in(Duration.ZERO);

            assertThatThrownBy(() -> sample.ask("hello", spent)).isInstanceOf(TimedOut.class);
            assertThatThrownBy(() -> sample.stream(spent, _ -> {})).isInstanceOf(TimedOut.class);

            assertThat(upstream.connections()).isZero();
        }
    }

    @Test
    void aReaderThatIsTooSlowGetsNothingAfterTheDeadlineEvenIfItIsThere() throws IOException {
        AtomicInteger given = new AtomicInteger();
        try (FaultServer upstream =
                        FaultServer.start(
                                exchange ->
                                        exchange.answer(
                                                200,
                                                EventFrames.MEDIA_TYPE,
                                                Sample.frames("a", "b", "c", "d", "e")));
                Sample sample = new Sample(upstream.settings())) {
            sample.stream(Deadline.in(Sample.PLENTY), _ -> {});

            assertThatThrownBy(
                            () ->
                                    sample.stream(
                                            Deadline.in(BUDGET),
                                            _ -> {
                                                given.incrementAndGet();
                                                pause(Duration.ofMillis(300));
                                            }))
                    .isInstanceOf(TimedOut.class);
        }

        assertThat(given.get()).isLessThanOrEqualTo(2);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

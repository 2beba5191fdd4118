package dev.promptport.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.inference.openai.played.Answers;
import dev.promptport.inference.openai.played.FaultServer;
import dev.promptport.inference.openai.played.FaultServer.Answer;
import dev.promptport.inference.openai.played.FaultServer.Exchange;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What goes wrong on the wire. */
class FaultsTest {

    private static final String SOME = Answers.stream(Answers.text("Once"), Answers.text(" more"));
    private static final String WHOLE =
            SOME + Answers.stream(Answers.finish("stop"), Answers.usage(), "[DONE]");

    private final List<Delta> given = new ArrayList<>();

    private static Answer streamed(String text) {
        return exchange -> {
            exchange.stream();
            exchange.chunk(text);
            exchange.lastChunk();
        };
    }

    /** Lets what was sent arrive: a reset overtakes it. */
    private static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(200);
    }

    @Nested
    class A_stream_that_has_begun {

        private void fails(Class<? extends Failure> expected, Answer then) throws Exception {
            Answer begun =
                    exchange -> {
                        exchange.stream();
                        exchange.chunk(SOME);
                        then.to(exchange);
                    };
            try (FaultServer server = FaultServer.start(begun, streamed(WHOLE));
                    Calls calls = Calls.of(server.baseUrl())) {
                assertThat(Calls.failure(() -> calls.stream(given::add))).isInstanceOf(expected);
                assertThat(server.calls()).isOne();
            }
            assertThat(given).containsExactly(new Delta.Text("Once"), new Delta.Text(" more"));
        }

        @Test
        void is_never_tried_again_when_it_ends_too_early() throws Exception {
            fails(BadUpstreamAnswer.class, Exchange::lastChunk);
        }

        @Test
        void is_never_tried_again_when_its_connection_is_cut() throws Exception {
            fails(
                    Unavailable.class,
                    exchange -> {
                        settle();
                        exchange.cut();
                    });
        }

        @Test
        void is_never_tried_again_when_its_connection_is_reset() throws Exception {
            fails(
                    Unavailable.class,
                    exchange -> {
                        settle();
                        exchange.reset();
                    });
        }

        @Test
        void is_never_tried_again_when_it_is_cut_within_a_chunk() throws Exception {
            fails(
                    Unavailable.class,
                    exchange -> {
                        exchange.write("ff\r\ndata: {\"ch");
                        settle();
                        exchange.cut();
                    });
        }

        @Test
        void is_never_tried_again_when_an_error_comes() throws Exception {
            fails(
                    Unavailable.class,
                    exchange -> {
                        exchange.chunk(Answers.stream(Answers.error("server_error").strip()));
                        exchange.lastChunk();
                    });
        }
    }

    @Nested
    class A_stream_that_has_not_begun {

        @Test
        void is_tried_again_when_its_connection_breaks() throws Exception {
            try (FaultServer server =
                            FaultServer.start(
                                    Exchange::reset,
                                    exchange -> {
                                        exchange.stream();
                                        exchange.chunk(": wait\n\n");
                                        exchange.cut();
                                    },
                                    streamed(WHOLE));
                    Calls calls = Calls.of(server.baseUrl())) {
                assertThat(calls.stream(given::add).text()).isEqualTo("Once more");
                assertThat(server.calls()).isEqualTo(3);
            }
        }
    }

    @Nested
    class A_body {

        @Test
        void that_is_cut_is_tried_again_and_then_for_the_moment() throws Exception {
            String body = Answers.whole("Once more", "stop");
            try (FaultServer server =
                            FaultServer.start(
                                    exchange -> {
                                        exchange.json(body.length(), body.substring(0, 20));
                                        exchange.cut();
                                    });
                    Calls calls = Calls.of(server.baseUrl())) {
                assertThat(Calls.failure(calls::complete)).isInstanceOf(Unavailable.class);
                assertThat(server.calls()).isEqualTo(3);
            }
        }

        @Test
        void that_comes_byte_by_byte_is_read() throws Exception {
            String body = Answers.whole("Once more 🙂", "stop");
            Answer slow =
                    exchange -> {
                        exchange.stream();
                        for (byte one : WHOLE.getBytes(StandardCharsets.UTF_8)) {
                            exchange.chunk(new byte[] {one});
                        }
                        exchange.lastChunk();
                    };
            try (FaultServer server =
                            FaultServer.start(
                                    exchange ->
                                            exchange.json(
                                                    body.getBytes(StandardCharsets.UTF_8).length,
                                                    body),
                                    slow);
                    Calls calls = Calls.of(server.baseUrl())) {
                assertThat(calls.complete().text()).isEqualTo("Once more 🙂");
                assertThat(calls.stream(given::add).text()).isEqualTo("Once more");
            }
        }

        @Test
        void without_end_is_left() throws Exception {
            String piece = " ".repeat(1 << 20);
            try (FaultServer server =
                            FaultServer.start(
                                    exchange -> {
                                        exchange.json(Integer.MAX_VALUE, "{");
                                        while (true) {
                                            exchange.write(piece);
                                        }
                                    });
                    Calls calls = Calls.of(server.baseUrl())) {
                assertThat(Calls.failure(calls::complete))
                        .isInstanceOf(BadUpstreamAnswer.class)
                        .hasMessageContaining("without end");
                assertThat(server.left().await(5, TimeUnit.SECONDS)).isTrue();
            }
        }

        @Test
        void that_is_whole_leaves_its_connection_for_the_next_call() throws Exception {
            try (FaultServer server = FaultServer.start(streamed(WHOLE));
                    Calls calls = Calls.of(server.baseUrl())) {
                for (int i = 0; i < 5; i++) {
                    calls.stream(_ -> {});
                }
                assertThat(server.calls()).isEqualTo(5);
                assertThat(server.connections()).isOne();
            }
        }

        @Test
        void that_goes_on_after_its_end_holds_nobody_up() throws Exception {
            Answer lingering =
                    exchange -> {
                        exchange.stream();
                        exchange.chunk(WHOLE);
                        exchange.silence();
                    };
            try (FaultServer server = FaultServer.start(lingering);
                    Calls calls = Calls.of(server.baseUrl())) {
                assertThat(calls.stream(given::add).text()).isEqualTo("Once more");
                assertThat(server.left().await(5, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Nested
    class A_silent_endpoint {

        @Test
        void is_left_with_the_deadline_and_its_connection_closed() throws Exception {
            for (boolean begun : new boolean[] {false, true}) {
                Answer silent =
                        exchange -> {
                            if (begun) {
                                exchange.stream();
                                exchange.chunk(SOME);
                            }
                            exchange.silence();
                        };
                try (FaultServer server = FaultServer.start(silent);
                        Calls calls = Calls.of(server.baseUrl())) {
                    Deadline deadline = Deadline.in(Duration.ofMillis(600));
                    Failure failure =
                            Calls.failure(
                                    () ->
                                            calls.adapter().stream(
                                                    Calls.request(deadline), given::add));

                    assertThat(failure).isInstanceOf(TimedOut.class);
                    assertThat(server.left().await(5, TimeUnit.SECONDS)).isTrue();
                    assertThat(server.calls()).isOne();
                }
            }
        }

        @Test
        void is_left_with_its_caller_and_its_connection_closed() throws Exception {
            Thread caller = Thread.currentThread();
            var request = Calls.request(Deadline.none());
            for (boolean stream : new boolean[] {false, true}) {
                try (FaultServer server =
                                FaultServer.start(
                                        exchange -> {
                                            caller.interrupt();
                                            exchange.silence();
                                        });
                        Calls calls = Calls.of(server.baseUrl())) {
                    Failure failure =
                            Calls.failure(
                                    () ->
                                            stream
                                                    ? calls.adapter().stream(request, _ -> {})
                                                    : calls.adapter().complete(request));
                    assertThat(failure).isInstanceOf(Cancelled.class);
                    assertThat(Thread.interrupted()).isTrue();
                    assertThat(server.left().await(1, TimeUnit.SECONDS)).isTrue();
                }
            }
        }

        @Test
        void is_left_after_the_silence_that_is_allowed() throws Exception {
            try (FaultServer server = FaultServer.start(Exchange::silence)) {
                OpenAiSettings standard = Calls.settings(server.baseUrl());
                OpenAiSettings hasty =
                        new OpenAiSettings(
                                standard.baseUrl(),
                                standard.key(),
                                standard.organisation(),
                                standard.project(),
                                standard.tokenLimit(),
                                standard.connectTimeout(),
                                Duration.ofMillis(300),
                                3,
                                standard.backoff());
                try (Calls calls = new Calls(hasty)) {
                    assertThat(Calls.failure(calls::complete))
                            .isInstanceOf(TimedOut.class)
                            .hasMessageContaining("silent");
                    assertThat(server.calls()).isOne();
                }
            }
        }

        @Test
        void lets_no_call_of_many_outlive_its_deadline_by_much() throws Exception {
            Random random = new Random(7);
            try (FaultServer server = FaultServer.start(Exchange::silence);
                    Calls calls = Calls.of(server.baseUrl());
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Duration>> late = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    Duration allowed = Duration.ofMillis(50 + random.nextInt(500));
                    boolean stream = random.nextBoolean();
                    late.add(threads.submit(() -> lateness(calls, allowed, stream)));
                }
                List<Duration> measured = new ArrayList<>();
                for (Future<Duration> one : late) {
                    measured.add(one.get());
                }
                assertThat(measured).allMatch(lateness -> lateness.toMillis() < 1000);
                assertThat(measured.stream().sorted().toList().get(90))
                        .isLessThan(Duration.ofMillis(250));
            }
        }

        private static Duration lateness(Calls calls, Duration allowed, boolean stream) {
            long start = System.nanoTime();
            var request = Calls.request(Deadline.in(allowed));
            Failure failure =
                    Calls.failure(
                            () ->
                                    stream
                                            ? calls.adapter().stream(request, _ -> {})
                                            : calls.adapter().complete(request));
            assertThat(failure).isInstanceOf(TimedOut.class);
            return Duration.ofNanos(System.nanoTime() - start).minus(allowed);
        }
    }

    @Test
    void a_server_that_does_not_stream_is_read_all_the_same() throws Exception {
        String body = Answers.whole("Once more", "stop");
        try (FaultServer server =
                        FaultServer.start(exchange -> exchange.json(body.length(), body));
                Calls calls = Calls.of(server.baseUrl())) {
            assertThat(calls.stream(given::add).text()).isEqualTo("Once more");
            assertThat(given).containsExactly(new Delta.Text("Once more"));
        }
    }
}

package dev.promptport.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.inference.openai.played.Answers;
import dev.promptport.inference.openai.played.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One loop, of three calls at most. */
class RetriesTest {

    private static final ResponseDefinitionBuilder WHOLE =
            Answers.json(Answers.whole("hi", "stop"));

    private static Completion answered(Endpoint endpoint) {
        try (Calls calls = Calls.of(endpoint.baseUrl())) {
            return calls.complete();
        }
    }

    private static Failure failed(Endpoint endpoint, Deadline deadline) {
        try (Calls calls = Calls.of(endpoint.baseUrl())) {
            return Calls.failure(() -> calls.adapter().complete(Calls.request(deadline)));
        }
    }

    private static Deadline plenty() {
        return Deadline.in(Calls.PLENTY);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void what_may_pass_is_tried_again(int status) {
        try (Endpoint endpoint =
                Endpoint.answering(Answers.error(status, "x"), Answers.error(status, "x"), WHOLE)) {
            assertThat(answered(endpoint).text()).isEqualTo("hi");
            assertThat(endpoint.calls()).isEqualTo(3);
        }
    }

    @Test
    void streams_are_tried_again_before_their_first_piece() {
        try (Endpoint endpoint =
                        Endpoint.answering(
                                Answers.error(503, "x"),
                                Answers.events(Answers.text("hi"), Answers.finish("stop")));
                Calls calls = Calls.of(endpoint.baseUrl())) {
            assertThat(calls.stream(_ -> {}).text()).isEqualTo("hi");
            assertThat(endpoint.calls()).isEqualTo(2);
        }
    }

    @Test
    void three_calls_are_all() {
        try (Endpoint endpoint = Endpoint.answering(Answers.error(500, "x"))) {
            assertThat(failed(endpoint, plenty())).isInstanceOf(Unavailable.class);
            assertThat(endpoint.calls()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 422})
    void what_does_not_pass_is_asked_once(int status) {
        try (Endpoint endpoint = Endpoint.answering(Answers.error(status, "x"))) {
            failed(endpoint, plenty());
            assertThat(endpoint.calls()).isOne();
        }
    }

    @Test
    void an_account_without_credit_is_asked_once() {
        try (Endpoint endpoint = Endpoint.answering(Answers.error(429, "insufficient_quota"))) {
            assertThat(failed(endpoint, plenty()))
                    .isInstanceOf(Throttled.class)
                    .hasMessageContaining("billing");
            assertThat(endpoint.calls()).isOne();
        }
    }

    @Test
    void an_endpoint_may_forbid_it() {
        try (Endpoint endpoint =
                Endpoint.answering(Answers.error(503, "x").withHeader("x-should-retry", "false"))) {
            assertThat(failed(endpoint, plenty())).isInstanceOf(Unavailable.class);
            assertThat(endpoint.calls()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"retry-after-ms, 400", "retry-after, 0.4", "retry-after, 1"})
    void an_endpoint_says_how_long_to_wait(String header, String value) {
        assertThat(waited(Answers.error(429, "x").withHeader(header, value)))
                .isBetween(Duration.ofMillis(350), Duration.ofSeconds(10));
    }

    @Test
    void an_endpoint_may_say_it_as_a_date() {
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(5).atOffset(ZoneOffset.UTC));

        assertThat(waited(Answers.error(503, "x").withHeader("retry-after", date)))
                .isBetween(Duration.ofMillis(350), Duration.ofSeconds(10));
    }

    private static Duration waited(ResponseDefinitionBuilder error) {
        try (Endpoint endpoint = Endpoint.answering(error, WHOLE)) {
            long start = System.nanoTime();
            answered(endpoint);
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void a_wait_that_outlasts_the_deadline_is_left_to_the_caller() {
        try (Endpoint endpoint =
                Endpoint.answering(Answers.error(429, "x").withHeader("retry-after", "30"))) {
            long start = System.nanoTime();
            Failure failure = failed(endpoint, Deadline.in(Duration.ofSeconds(10)));

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            Throttled.class,
                            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
            assertThat(endpoint.calls()).isOne();
        }
    }

    @Test
    void a_wait_ends_with_its_caller() throws Exception {
        try (Endpoint endpoint =
                Endpoint.answering(Answers.error(429, "x").withHeader("retry-after", "30"))) {
            Thread caller = Thread.currentThread();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                while (endpoint.calls() == 0) {
                                    Thread.onSpinWait();
                                }
                                caller.interrupt();
                            });
            assertThat(failed(endpoint, Deadline.in(Duration.ofSeconds(50))))
                    .isInstanceOf(Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void nobody_there_is_a_failure_for_the_moment() {
        try (Calls calls = Calls.of(URI.create("http://127.0.0.1:1/v1"))) {
            assertThat(Calls.failure(calls::complete)).isInstanceOf(Unavailable.class);
        }
    }
}

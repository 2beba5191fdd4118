package dev.promptport.inference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.inference.local.golden.Golden;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class LocalT5Test implements LocalT5Subject {

    private static LocalT5 t5;

    @BeforeAll
    static void load() {
        t5 = LocalT5Subject.load(1, 1);
    }

    @AfterAll
    static void close() {
        t5.close();
    }

    private Completion complete(String prompt, Sampling sampling) {
        return t5.complete(
                CompletionRequest.of(
                        model(), prompt, sampling, Deadline.in(Duration.ofSeconds(30))));
    }

    @Nested
    class AnAnswer {

        @Test
        void is_the_text_and_the_counts_that_hugging_face_gives() {
            for (Golden.Prompt one : Golden.of("tiny-t5").prompts()) {
                Completion completion = complete(one.text(), one.parameters().sampling());
                assertThat(completion.text()).isEqualTo(one.output());
                assertThat(completion.usage().input()).isEqualTo(one.inputTokens());
                assertThat(completion.usage().output()).isEqualTo(one.outputTokens());
            }
        }

        @Test
        void drawn_with_the_same_seed_is_the_same_and_with_another_is_another() {
            Sampling first = Sampling.builder().maxTokens(24).temperature(1.0).seed(1L).build();
            Sampling other = first.toBuilder().seed(2L).build();
            assertThat(complete(prompt(), first).text())
                    .isEqualTo(complete(prompt(), first).text())
                    .isNotEqualTo(complete(prompt(), other).text());
        }

        @Test
        void of_a_beam_search_comes_in_pieces_that_join_to_the_whole() {
            List<String> pieces = new ArrayList<>();
            Sampling beams = Sampling.builder().maxTokens(12).beams(3).build();
            Completion whole =
                    t5.stream(
                            CompletionRequest.of(model(), prompt(), beams, Deadline.none()),
                            delta -> pieces.add(((Delta.Text) delta).text()));
            assertThat(String.join("", pieces)).isEqualTo(whole.text()).isNotEmpty();
        }

        @Test
        void ends_at_the_most_tokens_allowed() {
            Completion completion =
                    complete(prompt(), Sampling.builder().maxTokens(5).minTokens(5).build());
            assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
            assertThat(completion.usage().output()).isEqualTo(5);
        }
    }

    @Nested
    class ARequestIsRefused {

        @Test
        void when_its_prompt_is_too_long_with_both_numbers() {
            InvalidRequest refused = refused("word ".repeat(200), Sampling.DEFAULT);
            assertThat(refused.reason()).isEqualTo(Reason.CONTEXT_LENGTH);
            assertThat(refused.field()).isEqualTo("prompt");
            assertThat(refused)
                    .hasMessageMatching(
                            "the prompt is \\d+ tokens long; this model reads at most 64");
        }

        @Test
        void when_it_asks_for_more_tokens_than_are_allowed() {
            InvalidRequest refused =
                    refused("a", Sampling.builder().maxTokens(MOST_TOKENS + 1).build());
            assertThat(refused.field()).isEqualTo("max_tokens");
            assertThat(refused)
                    .hasMessageContaining("100001")
                    .hasMessageContaining("at most 100000");
        }

        @Test
        void when_beams_are_to_be_drawn() {
            assertThat(refused("a", Sampling.builder().beams(2).temperature(1.0).build()).field())
                    .isEqualTo("beams");
        }

        @Test
        void when_it_brings_tools() {
            assertThatThrownBy(
                            () ->
                                    t5.complete(
                                            new CompletionRequest(
                                                    model(),
                                                    List.of(Message.user("a")),
                                                    List.of(
                                                            new ToolDefinition(
                                                                    "clock",
                                                                    "tells the time",
                                                                    "{}")),
                                                    ToolChoice.AUTO,
                                                    Sampling.DEFAULT,
                                                    Deadline.none())))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("tools"));
        }

        @Test
        void when_it_brings_a_picture() {
            Message picture =
                    new Message.User(List.of(new Part.Image("image/png", ByteBuffer.allocate(1))));
            assertThatThrownBy(() -> t5.complete(shortRequest().withMessages(List.of(picture))))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("messages"));
        }

        @Test
        void when_it_is_blank() {
            assertThat(refused("  \n", Sampling.DEFAULT).reason()).isEqualTo(Reason.MISSING);
        }

        private InvalidRequest refused(String prompt, Sampling sampling) {
            return catchThrowableOfType(InvalidRequest.class, () -> complete(prompt, sampling));
        }
    }

    @Nested
    class TheQueue {

        @Test
        void turns_away_at_once_whoever_finds_no_place_and_serves_again_when_there_is_one()
                throws Exception {
            try (LocalT5 small = LocalT5Subject.load(1, 1)) {
                CountDownLatch running = new CountDownLatch(1);
                Thread first =
                        Thread.ofVirtual()
                                .start(
                                        () ->
                                                ignoringFailure(
                                                        () ->
                                                                small.stream(
                                                                        longRequest(
                                                                                Deadline.none()),
                                                                        delta ->
                                                                                running
                                                                                        .countDown())));
                assertThat(running.await(10, SECONDS)).isTrue();
                Thread second = Thread.ofVirtual().start(() -> untilAdmitted(small));
                awaitRefusal(small);
                first.interrupt();
                second.interrupt();
                first.join();
                second.join();
                assertThat(small.complete(shortRequest()).text()).isNotEmpty();
            }
        }

        private void awaitRefusal(LocalT5 small) throws InterruptedException {
            Failure refused = null;
            for (int i = 0; i < 200 && !(refused instanceof Throttled); i++) {
                refused =
                        catchThrowableOfType(
                                Failure.class,
                                () ->
                                        small.complete(
                                                longRequest(Deadline.in(Duration.ofMillis(5)))));
                Thread.sleep(10);
            }
            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Throttled.class,
                            throttled -> {
                                assertThat(throttled.retryAfter()).isPositive();
                                assertThat(throttled).hasMessageContaining("busy");
                            });
        }

        private void untilAdmitted(LocalT5 small) {
            Failure failure = null;
            do {
                failure =
                        catchThrowableOfType(
                                Failure.class, () -> small.complete(longRequest(Deadline.none())));
            } while (failure instanceof Throttled);
            assertThat(failure).isInstanceOf(Cancelled.class);
        }

        private static void ignoringFailure(Runnable work) {
            try {
                work.run();
            } catch (Failure expected) {
                assertThat(expected).isInstanceOf(Cancelled.class);
            }
        }
    }

    @Nested
    class Closing {

        @Test
        void tells_those_who_wait_that_their_turn_will_not_come() throws Exception {
            LocalT5 closing = LocalT5Subject.load(1, 4);
            CountDownLatch answering = new CountDownLatch(1);
            CompletableFuture<Failure> running = new CompletableFuture<>();
            CompletableFuture<Failure> waiting = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () ->
                                    running.complete(
                                            catchThrowableOfType(
                                                    Failure.class,
                                                    () ->
                                                            closing.stream(
                                                                    longRequest(Deadline.none()),
                                                                    delta ->
                                                                            answering
                                                                                    .countDown()))));
            assertThat(answering.await(10, SECONDS)).isTrue();
            Thread waiter =
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            waiting.complete(
                                                    catchThrowableOfType(
                                                            Failure.class,
                                                            () ->
                                                                    closing.complete(
                                                                            longRequest(
                                                                                    Deadline
                                                                                            .none())))));
            while (waiter.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(5);
            }
            CompletableFuture<Void> closed = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                closing.close();
                                closed.complete(null);
                            });
            assertThat(waiting.get(10, SECONDS)).isInstanceOf(Cancelled.class);
            assertThat(running.get(10, SECONDS)).isInstanceOf(Cancelled.class);
            closed.get(10, SECONDS);
        }

        @Test
        void ends_what_runs_and_refuses_what_comes() throws Exception {
            LocalT5 closing = LocalT5Subject.load(1, 4);
            CountDownLatch answering = new CountDownLatch(1);
            CompletableFuture<Failure> ended = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () ->
                                    ended.complete(
                                            catchThrowableOfType(
                                                    Failure.class,
                                                    () ->
                                                            closing.stream(
                                                                    longRequest(Deadline.none()),
                                                                    delta ->
                                                                            answering
                                                                                    .countDown()))));
            assertThat(answering.await(10, SECONDS)).isTrue();
            closing.close();
            assertThat(ended.get(10, SECONDS)).isInstanceOf(Cancelled.class);
            assertThatThrownBy(() -> closing.complete(shortRequest()))
                    .isInstanceOf(Unavailable.class);
        }
    }
}

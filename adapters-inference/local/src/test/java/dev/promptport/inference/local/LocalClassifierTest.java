package dev.promptport.inference.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.inference.local.golden.ClassifierGolden;
import dev.promptport.inference.local.golden.Golden;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class LocalClassifierTest {

    private static final String TEXT = "The answer to the question is short.";
    private static final String LONG = "the office is closed before noon ".repeat(300);

    private static LocalClassifier load(int workers, int queue, int maxTokens) {
        return LocalClassifier.load(
                new LocalClassifierSettings(
                        "tiny", Precision.FP32, Golden.CACHE, workers, 1, queue, maxTokens),
                Golden.directory("tiny-bert-multi"));
    }

    private static ClassificationRequest request(
            LocalClassifier classifier, String text, Deadline deadline) {
        return new ClassificationRequest(classifier.model(), text, 6, deadline);
    }

    private static List<LabelScore> labels(LocalClassifier classifier, String text) {
        Classification answer =
                classifier.classify(request(classifier, text, Deadline.in(Duration.ofSeconds(30))));
        return answer.labels();
    }

    @Nested
    class ATextThatIsTooLong {

        @Test
        void is_read_as_far_as_the_model_goes() {
            ClassifierGolden.Text cut = ClassifierGolden.of("tiny-bert-multi").cut();
            try (LocalClassifier classifier = load(1, 1, 512)) {
                assertThat(labels(classifier, cut.text() + " and so on"))
                        .isEqualTo(labels(classifier, cut.text()));
            }
        }

        @Test
        void is_cut_sooner_where_that_is_set() {
            try (LocalClassifier whole = load(1, 1, 512);
                    LocalClassifier few = load(1, 1, 8)) {
                String beginning = "the the the the the the";
                assertThat(labels(few, beginning + " office is closed"))
                        .isEqualTo(labels(few, beginning))
                        .isEqualTo(labels(whole, beginning));
            }
        }
    }

    @Test
    void a_model_of_many_labels_gives_each_a_probability_of_its_own() {
        try (LocalClassifier classifier = load(1, 1, 512)) {
            assertThat(labels(classifier, TEXT).stream().mapToDouble(LabelScore::probability).sum())
                    .isGreaterThan(1.2);
        }
    }

    @Test
    void more_than_run_and_wait_are_turned_away_at_once_and_served_again_later() throws Exception {
        try (LocalClassifier small = load(1, 1, 512)) {
            List<CompletableFuture<List<LabelScore>>> crowd = new ArrayList<>();
            Throttled refused = null;
            for (int i = 0; i < 1000 && refused == null; i++) {
                List<CompletableFuture<List<LabelScore>>> wave = new ArrayList<>();
                for (int j = 0; j < 32; j++) {
                    CompletableFuture<List<LabelScore>> one = new CompletableFuture<>();
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            one.complete(labels(small, LONG));
                                        } catch (RuntimeException e) {
                                            one.completeExceptionally(e);
                                        }
                                    });
                    wave.add(one);
                }
                for (CompletableFuture<List<LabelScore>> one : wave) {
                    if (one.handle((_, e) -> e).get(30, SECONDS) instanceof Throttled e) {
                        refused = e;
                    }
                }
                crowd.addAll(wave);
            }
            assertThat(refused).isNotNull().hasMessageContaining("busy");
            assertThat(crowd).anySatisfy(one -> assertThat(one).isCompleted());
            assertThat(labels(small, TEXT)).hasSize(6);
        }
    }

    @Test
    void whoever_cannot_wait_any_longer_is_told_so_and_leaves_the_worker_free() {
        try (LocalClassifier classifier = load(1, 1, 512)) {
            for (int i = 0; i < 50; i++) {
                Failure failure =
                        catchThrowableOfType(
                                Failure.class,
                                () ->
                                        classifier.classify(
                                                request(
                                                        classifier,
                                                        LONG,
                                                        Deadline.in(Duration.ofNanos(200_000)))));
                assertThat(failure).isInstanceOfAny(TimedOut.class, Throttled.class);
            }
            assertThat(labels(classifier, TEXT)).hasSize(6);
        }
    }

    @Test
    void a_caller_that_goes_away_is_not_waited_for() throws Exception {
        try (LocalClassifier classifier = load(1, 4, 512)) {
            CompletableFuture<Failure> ended = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                Thread.currentThread().interrupt();
                                ended.complete(
                                        catchThrowableOfType(
                                                Failure.class, () -> labels(classifier, TEXT)));
                            });
            assertThat(ended.get(10, SECONDS)).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void closed_refuses_what_comes() {
        LocalClassifier closed = load(1, 1, 512);
        assertThat(labels(closed, TEXT)).hasSize(6);
        closed.close();

        assertThatThrownBy(() -> labels(closed, TEXT)).isInstanceOf(Unavailable.class);
    }

    @Test
    void closing_leaves_nobody_waiting() throws Exception {
        for (int i = 0; i < 20; i++) {
            LocalClassifier closing = load(1, 4, 512);
            CompletableFuture<Object> answer = new CompletableFuture<>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    answer.complete(labels(closing, LONG));
                                } catch (Failure e) {
                                    answer.complete(e);
                                }
                            });
            closing.close();
            assertThat(answer.get(10, SECONDS))
                    .isInstanceOfAny(List.class, Cancelled.class, Unavailable.class);
        }
    }

    @Test
    void settings_that_leave_no_room_are_refused() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> load(1, 1, 2))
                .withMessage("a local model needs at least 8 for its tokens, not 2");
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> load(0, 1, 512));
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> load(1, 0, 512));
    }
}

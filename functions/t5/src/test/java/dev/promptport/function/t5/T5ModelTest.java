package dev.promptport.function.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class T5ModelTest {

    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicInteger releases = new AtomicInteger();

    private T5Engine loaded() {
        loads.incrementAndGet();
        ScriptedCompletions port = new ScriptedCompletions(FakeT5.MODEL);
        return new T5Engine(port, port, releases::incrementAndGet);
    }

    private T5Model model(Supplier<T5Engine> loader) {
        return new T5Model(FakeT5.MODEL, loader);
    }

    @Test
    void is_loaded_once() {
        T5Model model = model(this::loaded);
        assertThat(model.unready()).hasValue("its model is not loaded yet");

        model.prepare();
        model.engine();

        assertThat(loads).hasValue(1);
        assertThat(model.unready()).isEmpty();
    }

    @Test
    void that_cannot_be_had_yet_is_tried_again() {
        T5Model model =
                model(
                        () -> {
                            if (loads.getAndIncrement() == 0) {
                                throw new Unavailable(
                                        "the hub is out of reach", Duration.ofSeconds(1), null);
                            }
                            return loaded();
                        });

        assertThatExceptionOfType(Unavailable.class).isThrownBy(model::prepare);
        assertThat(model.unready()).hasValue("the hub is out of reach");
        model.engine();
        assertThat(model.unready()).isEmpty();
    }

    @Test
    void being_loaded_keeps_nobody_waiting() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        T5Model model =
                model(
                        () -> {
                            loading.countDown();
                            awaitQuietly(finish);
                            return loaded();
                        });
        CompletableFuture<Void> start = CompletableFuture.runAsync(model::prepare);
        loading.await();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(model::engine)
                .withMessageContaining("still being loaded");
        finish.countDown();
        start.join();
    }

    @Test
    void gives_back_what_it_loaded() {
        T5Model model = model(this::loaded);
        model.close();
        model.prepare();
        model.close();

        assertThat(releases).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.promptport.function.models.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

class LoadedModelTest {

    private final AtomicInteger loads = new AtomicInteger();
    private final List<String> released = new ArrayList<>();

    private LoadedModel<String> model(Supplier<String> loader) {
        return new LoadedModel<>("local:m", loader, released::add);
    }

    @Test
    void is_loaded_once_when_it_is_first_asked_for() {
        LoadedModel<String> model = model(() -> "model " + loads.incrementAndGet());
        assertThat(model.unready()).hasValue("its model is not loaded yet");

        assertThat(model.get()).isEqualTo("model 1").isSameAs(model.get());
        assertThat(model.unready()).isEmpty();
    }

    @Test
    void that_cannot_be_had_yet_is_tried_again() {
        LoadedModel<String> model =
                model(
                        () -> {
                            if (loads.getAndIncrement() == 0) {
                                throw new Unavailable(
                                        "the hub is out of reach", Duration.ofSeconds(1), null);
                            }
                            return "model";
                        });

        assertThatExceptionOfType(Unavailable.class).isThrownBy(model::get);
        assertThat(model.unready()).hasValue("the hub is out of reach");
        assertThat(model.get()).isEqualTo("model");
    }

    @Test
    void being_loaded_keeps_nobody_waiting() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CompletableFuture<String> slow = new CompletableFuture<>();
        LoadedModel<String> model =
                model(
                        () -> {
                            loading.countDown();
                            return slow.join();
                        });
        CompletableFuture<String> first = CompletableFuture.supplyAsync(model::get);
        loading.await();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(model::get)
                .withMessage("the model local:m is still being loaded; try again shortly");
        slow.complete("model");
        assertThat(first.join()).isEqualTo("model");
    }

    @Test
    void is_given_back_only_if_it_was_loaded() {
        LoadedModel<String> model = model(() -> "model");
        model.close();
        assertThat(released).isEmpty();

        model.get();
        model.close();
        assertThat(released).containsExactly("model");
    }
}

package dev.promptport.function.http.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicReference;

class CallerTest {

    private static final HttpRequest<?> REQUEST = HttpRequest.GET("/");

    @Test
    void who_leaves_interrupts_the_work() {
        Caller caller =
                new Caller(
                        (_, whenGone) -> {
                            whenGone.run();
                            return () -> {};
                        });

        assertThat(caller.whileWaiting(REQUEST, Thread::interrupted)).isTrue();
    }

    @Test
    void who_leaves_after_the_work_interrupts_nothing() {
        AtomicReference<Runnable> gone = new AtomicReference<>();
        Caller caller =
                new Caller(
                        (_, whenGone) -> {
                            gone.set(whenGone);
                            return () -> {};
                        });
        caller.whileWaiting(REQUEST, () -> "done");
        gone.get().run();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_interrupt_that_comes_with_the_last_byte_does_not_reach_the_next_request() {
        Caller caller =
                new Caller(
                        (_, whenGone) -> {
                            whenGone.run();
                            return () -> {};
                        });
        caller.whileWaiting(REQUEST, () -> "done");

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void nobody_can_watch_is_simply_served() {
        assertThat(new Caller(null).whileWaiting(REQUEST, () -> "done")).isEqualTo("done");
    }
}

package dev.promptport.function.http.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** The build gives these tests a variable PROMPTPORT_EMPTY that is empty. */
class EmptyMeansDefaultTest {

    @Test
    void picks_what_is_empty_or_blank() {
        assertThat(EmptyMeansDefault.empty(Map.of("A", "", "B", " ", "C", "c")))
                .containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void an_empty_variable_is_no_property() {
        assertThat(System.getenv("PROMPTPORT_EMPTY")).isEmpty();
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getProperty("promptport.empty", String.class)).isEmpty();
            assertThat(context.getProperty("path", String.class)).isPresent();
        }
    }
}

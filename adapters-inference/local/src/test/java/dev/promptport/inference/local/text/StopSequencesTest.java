package dev.promptport.inference.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class StopSequencesTest {

    @Test
    void text_without_a_stop_sequence_passes_at_once() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("a plain")).isEqualTo("a plain");
        assertThat(stops.add(" text")).isEqualTo(" text");
        assertThat(stops.met()).isFalse();
    }

    @Test
    void a_stop_sequence_ends_the_text_and_is_not_shown() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("before END after")).isEqualTo("before ");
        assertThat(stops.met()).isTrue();
        assertThat(stops.add("more")).isEmpty();
        assertThat(stops.finish()).isEmpty();
    }

    @Test
    void what_may_become_a_stop_sequence_is_held_back() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("the E")).isEqualTo("the ");
        assertThat(stops.add("N")).isEmpty();
        assertThat(stops.add("D.")).isEmpty();
        assertThat(stops.met()).isTrue();
    }

    @Test
    void what_was_held_back_in_vain_is_shown() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("the EN")).isEqualTo("the ");
        assertThat(stops.add("emy E")).isEqualTo("ENemy ");
        assertThat(stops.finish()).isEqualTo("E");
    }

    @Test
    void the_first_of_several_stop_sequences_counts() {
        StopSequences stops = new StopSequences(List.of("later", "soon"));
        assertThat(stops.add("one soon two later")).isEqualTo("one ");
    }
}

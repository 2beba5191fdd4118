package dev.promptport.domain.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class StopSequencesTest {

    @Test
    void textWithoutAStopSequencePassesAtOnce() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("a plain")).isEqualTo("a plain");
        assertThat(stops.add(" text")).isEqualTo(" text");
        assertThat(stops.met()).isFalse();
    }

    @Test
    void aStopSequenceEndsTheTextAndIsNotShown() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("before END after")).isEqualTo("before ");
        assertThat(stops.met()).isTrue();
        assertThat(stops.add("more")).isEmpty();
        assertThat(stops.finish()).isEmpty();
    }

    @Test
    void whatMayBecomeAStopSequenceIsHeldBack() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("the E")).isEqualTo("the ");
        assertThat(stops.add("N")).isEmpty();
        assertThat(stops.add("D.")).isEmpty();
        assertThat(stops.met()).isTrue();
    }

    @Test
    void whatWasHeldBackInVainIsShown() {
        StopSequences stops = new StopSequences(List.of("END"));
        assertThat(stops.add("the EN")).isEqualTo("the ");
        assertThat(stops.add("emy E")).isEqualTo("ENemy ");
        assertThat(stops.finish()).isEqualTo("E");
    }

    @Test
    void theFirstOfSeveralStopSequencesCounts() {
        StopSequences stops = new StopSequences(List.of("later", "soon"));
        assertThat(stops.add("one soon two later")).isEqualTo("one ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aabaabaac!", "aabaac", "xxaabaabaac yy", "aab", "aabaabaa"})
    void piecesOfAnySizeGiveTheSame(String text) {
        String stop = "aabaac";
        int at = text.indexOf(stop);
        String expected = at < 0 ? text : text.substring(0, at);
        for (int size = 1; size <= text.length(); size++) {
            StopSequences stops = new StopSequences(List.of(stop, "never"));
            StringBuilder shown = new StringBuilder();
            for (int from = 0; from < text.length(); from += size) {
                shown.append(stops.add(text.substring(from, Math.min(from + size, text.length()))));
            }
            assertThat(shown.append(stops.finish()).toString())
                    .as("by %d", size)
                    .isEqualTo(expected);
        }
    }
}

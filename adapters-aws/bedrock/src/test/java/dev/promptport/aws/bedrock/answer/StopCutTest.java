package dev.promptport.aws.bedrock.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class StopCutTest {

    @Test
    void withoutStopSequencesEverythingPassesAtOnce() {
        StopCut cut = new StopCut(List.of());

        assertThat(cut.pass("any")).isEqualTo("any");
        assertThat(cut.rest()).isEmpty();
        assertThat(cut.met()).isFalse();
    }

    @Test
    void whatMayBeginAStopSequenceWaits() {
        StopCut cut = new StopCut(List.of("END", "\n\n"));

        assertThat(cut.pass("one\n")).isEqualTo("one");
        assertThat(cut.pass("two E")).isEqualTo("\ntwo ");
        assertThat(cut.rest()).isEqualTo("E");
    }

    @Test
    void nothingPassesAfterAStopSequence() {
        StopCut cut = new StopCut(List.of("END"));

        assertThat(cut.pass("one END two")).isEqualTo("one ");
        assertThat(cut.pass("three")).isEmpty();
        assertThat(cut.rest()).isEmpty();
        assertThat(cut.met()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aabaabaac!", "aabaac", "xxaabaabaac yy", "aab", "aabaabaa"})
    void piecesOfAnySizeGiveTheSame(String text) {
        String stop = "aabaac";
        int at = text.indexOf(stop);
        String expected = at < 0 ? text : text.substring(0, at);
        for (int size = 1; size <= text.length(); size++) {
            StopCut cut = new StopCut(List.of(stop, "never"));
            StringBuilder passed = new StringBuilder();
            for (int from = 0; from < text.length(); from += size) {
                passed.append(cut.pass(text.substring(from, Math.min(from + size, text.length()))));
            }
            assertThat(passed.append(cut.rest()).toString()).as("by %d", size).isEqualTo(expected);
        }
    }
}

package dev.promptport.domain.conversation;

import static dev.promptport.domain.conversation.Turn.assistant;
import static dev.promptport.domain.conversation.Turn.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class MemoryWindowTest {

    private static final List<Turn> TURNS =
            List.of(user("1"), assistant("2"), user("3"), assistant("4"), user("5"));

    @Test
    void aShortConversationIsShownWhole() {
        assertThat(new MemoryWindow(5, 25).newest(TURNS)).isEqualTo(TURNS);
    }

    @Test
    void ofALongOneTheNewestIsShown() {
        assertThat(new MemoryWindow(3, 1000).newest(TURNS))
                .containsExactly(user("3"), assistant("4"), user("5"));
    }

    @Test
    void anAnswerIsNotShownWithoutItsQuestion() {
        assertThat(new MemoryWindow(4, 1000).newest(TURNS))
                .containsExactly(user("3"), assistant("4"), user("5"));
        assertThat(new MemoryWindow(2, 1000).newest(TURNS)).containsExactly(user("5"));
        assertThat(new MemoryWindow(1, 1000).newest(List.of(user("1"), assistant("2")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25, 5", "24, 3", "15, 3", "14, 1", "5, 1", "4, 0"})
    void shortTextsAreFiveTokensEach(int mostTokens, int shown) {
        assertThat(new MemoryWindow(100, mostTokens).newest(TURNS)).hasSize(shown);
    }

    @ParameterizedTest
    @CsvSource({"abcd, 5", "abcde, 6", "'', 4", "äöüß, 6", "茶茶茶茶, 7"})
    void fourBytesAreATokenAndFourAreAroundEachMessage(String text, int tokens) {
        assertThat(new MemoryWindow(1, tokens).newest(List.of(user(text)))).hasSize(1);
        if (tokens > 4) {
            assertThat(new MemoryWindow(1, tokens - 1).newest(List.of(user(text)))).isEmpty();
        }
    }

    @Test
    void whatIsTooLongHidesWhatCameBefore() {
        List<Turn> turns = List.of(user("1"), assistant("a".repeat(100)), user("3"));

        assertThat(new MemoryWindow(100, 20).newest(turns)).containsExactly(user("3"));
    }

    @Test
    void aWindowShowsSomething() {
        assertThatThrownBy(() -> new MemoryWindow(0, 100)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> new MemoryWindow(1, 0)).isInstanceOf(Misconfigured.class);
    }
}

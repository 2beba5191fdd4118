package dev.promptport.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.InvalidRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {

    @Test
    void whatACallerChoseIsTheCallersOwn() {
        assertThat(ConversationId.owned("a key", "tea"))
                .isEqualTo(ConversationId.owned("a key", "tea"))
                .isNotEqualTo(ConversationId.owned("another key", "tea"))
                .isNotEqualTo(ConversationId.owned("a key", "coffee"));
    }

    @Test
    void whoTheCallerIsCannotBeReadFromIt() {
        assertThat(ConversationId.owned("a-secret", "tea").value())
                .matches("[0-9a-f]{64}\\.tea")
                .doesNotContain("secret");
    }

    @Test
    void theLongestAnybodyMayChooseIsAName() {
        assertThat(ConversationId.owned("a key", "a".repeat(100)).value()).hasSize(165);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ".", "..", ".hidden", "../up", "a/b", "a\\b", "a b", "a\u0000", "ü",
                "a%2f", "a:b", "a\n"
            })
    void whatIsNotSafeInPathsIsRefused(String text) {
        assertRefused(text);
        assertThatThrownBy(() -> new ConversationId(text)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertRefused("a".repeat(101));
    }

    private static void assertRefused(String chosen) {
        assertThatThrownBy(() -> ConversationId.owned("a key", chosen))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.field()).isEqualTo("conversation_id"))
                .hasMessageContaining("1 to 100 letters");
    }
}

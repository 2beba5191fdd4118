package dev.promptport.domain.prompt;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "default-grammar",
                "4-in-a-row",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void lowerCaseWordsJoinedByDashesAreAName(String value) {
        assertThat(new PromptId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a--b",
                "Grammar",
                "a_b",
                "a/b",
                "..",
                "a b",
                "ü",
                "a2345678901234567890123456789012345678901234567890123456789012345"
            })
    void anythingElseIsRefused(String value) {
        assertInvalid(
                "prompt",
                "a prompt's name is lower-case words joined by dashes, at most 64 characters",
                () -> new PromptId(value));
    }
}

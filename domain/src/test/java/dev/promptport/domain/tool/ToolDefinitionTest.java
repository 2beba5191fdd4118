package dev.promptport.domain.tool;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolDefinitionTest {

    @Test
    void aNameHasUpTo64Characters() {
        assertThat(named("get_current-Weather2").name()).isEqualTo("get_current-Weather2");
        assertThat(named("x".repeat(64)).name()).hasSize(64);
        assertRefused("x".repeat(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get weather", "get.weather", "wetter_für_heute", "x\n"})
    void aNameThatProvidersRefuseIsRefusedHere(String name) {
        assertRefused(name);
    }

    @Test
    void aResultAnswersItsCall() {
        ToolCall call = new ToolCall("call-1", "weather", "{}");

        assertThat(ToolResult.of(call, "sunny"))
                .isEqualTo(new ToolResult("call-1", "sunny", false));
        assertThat(ToolResult.error(call, "no such town"))
                .isEqualTo(new ToolResult("call-1", "no such town", true));
    }

    private static void assertRefused(String name) {
        assertInvalid(
                "tools",
                "a tool's name is 1 to 64 letters, digits, dashes and underscores",
                () -> named(name));
    }

    private static ToolDefinition named(String name) {
        return new ToolDefinition(name, "Tells the weather", "{\"type\":\"object\"}");
    }
}

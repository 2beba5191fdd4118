package dev.promptport.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.contract.ToolPortContract;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedTools;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Test;

import java.util.List;

class ToolSetTest extends ToolPortContract {

    private final ScriptedTools weather =
            new ScriptedTools().tool("weather", _ -> "sunny").tool("tides", _ -> "ebb");
    private final ScriptedTools shop = new ScriptedTools().tool("shop", _ -> "9-18");
    private final ToolSet tools = new ToolSet(weather, List.of(shop.single()));

    @Override
    protected ToolPort port() {
        return tools;
    }

    @Override
    protected ToolCall goodCall() {
        return new ToolCall("call-1", "shop", "{}");
    }

    @Test
    void offersTheToolsOfThePortAndThenTheOthers() {
        assertThat(tools.definitions())
                .extracting(ToolDefinition::name)
                .containsExactly("tides", "weather", "shop");
    }

    @Test
    void passesACallOnToItsTool() {
        ToolCall call = new ToolCall("1", "weather", "{}");

        assertThat(tools.call(call)).isEqualTo(ToolResult.of(call, "sunny"));
        assertThat(weather.calls()).containsExactly(call);
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void keepsACallOfNoToolToItself() {
        assertThat(tools.call(new ToolCall("1", "stars", "{}")))
                .isEqualTo(new ToolResult("1", "there is no tool of that name", true));
        assertThat(weather.calls()).isEmpty();
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void hasNoTwoToolsOfOneName() {
        ScriptedTools another = new ScriptedTools().tool("weather", _ -> "rainy");

        assertThatThrownBy(() -> new ToolSet(weather, List.of(another.single())))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("two tools are named 'weather'; rename one of them");
    }

    @Test
    void mayBeEmpty() {
        assertThat(new ToolSet(new ScriptedTools(), List.of()).definitions()).isEmpty();
    }
}

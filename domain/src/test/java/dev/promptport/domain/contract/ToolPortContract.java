package dev.promptport.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What every {@link ToolPort} promises. */
public abstract class ToolPortContract {

    private static final int AT_ONCE = 16;

    /** The port under test, with one tool or more. */
    protected abstract ToolPort port();

    /** A call that succeeds. */
    protected abstract ToolCall goodCall();

    @Test
    void toolsHaveNamesOfTheirOwnDescriptionsAndASchema() {
        List<ToolDefinition> definitions = port().definitions();

        assertThat(definitions)
                .isNotEmpty()
                .extracting(ToolDefinition::name)
                .doesNotHaveDuplicates();
        assertThat(definitions)
                .allSatisfy(
                        definition -> {
                            assertThat(definition.description()).isNotBlank();
                            assertThat(definition.parameters().strip())
                                    .startsWith("{")
                                    .contains("\"object\"")
                                    .endsWith("}");
                        });
    }

    @Test
    void aGoodCallIsAnswered() {
        ToolResult result = port().call(goodCall());

        assertThat(result.error()).isFalse();
        assertThat(result.content()).isNotBlank();
        assertThat(result.callId()).isEqualTo(goodCall().id());
    }

    @Test
    void aToolThatIsNotThereIsAnErrorTheModelCanRead() {
        assertIsError(new ToolCall("call-1", "no_such_tool", "{}"));
    }

    @Test
    void malformedArgumentsAreAnErrorTheModelCanRead() {
        for (ToolDefinition definition : port().definitions()) {
            for (String arguments : List.of("{\"broken\":", "[]", "not json")) {
                assertIsError(new ToolCall("call-1", definition.name(), arguments));
            }
        }
    }

    @Test
    void callsAtOnceAreAllAnsweredWithTheirOwnId() {
        ToolCall good = goodCall();

        List<ToolResult> results =
                Attempt.sideBySide(
                        AT_ONCE,
                        index ->
                                port().call(
                                                new ToolCall(
                                                        "call-" + index,
                                                        good.name(),
                                                        good.arguments())));

        assertThat(results).noneMatch(ToolResult::error);
        for (int index = 0; index < AT_ONCE; index++) {
            assertThat(results.get(index).callId()).isEqualTo("call-" + index);
        }
    }

    private void assertIsError(ToolCall call) {
        ToolResult result = port().call(call);

        assertThat(result.error()).as("%s %s", call.name(), call.arguments()).isTrue();
        assertThat(result.callId()).isEqualTo(call.id());
        assertThat(result.content()).isNotBlank();
    }
}

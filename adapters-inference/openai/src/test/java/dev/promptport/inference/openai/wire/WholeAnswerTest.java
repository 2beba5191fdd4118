package dev.promptport.inference.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.inference.openai.played.Answers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class WholeAnswerTest {

    private static final ModelId ASKED = ModelId.of("openai:asked");

    private static Completion read(String text) {
        return new ChatAnswer(ASKED, _ -> {}).whole(text);
    }

    @Test
    void is_text_reason_usage_and_the_model_that_answered() {
        assertThat(read(Answers.whole("hello 🙂", "stop")))
                .isEqualTo(
                        new Completion(
                                "hello 🙂",
                                List.of(),
                                FinishReason.STOP,
                                new TokenUsage(9, 3, 4),
                                ModelId.of("openai:played-1")));
    }

    @Test
    void may_call_several_tools() {
        Completion answer =
                read(
                        Answers.completion(
                                """
                                {"role":"assistant","content":null,"refusal":null,"tool_calls":[
                                {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"place\\":\\"Ulm\\"}"}},
                                {"id":"call_2","type":"function","function":{"name":"time","arguments":""}}]}
                                """,
                                "tool_calls"));

        assertThat(answer.text()).isEmpty();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.toolCalls())
                .containsExactly(
                        new ToolCall("call_1", "weather", "{\"place\":\"Ulm\"}"),
                        new ToolCall("call_2", "time", ""));
    }

    @Test
    void that_calls_the_tool_it_had_to_waits_for_its_result() {
        Completion answer =
                read(
                        Answers.completion(
                                "{\"content\":\"\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"t\",\"arguments\":\"{}\"}}]}",
                                "stop"));

        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void of_other_servers_may_leave_out_ids_and_write_arguments_as_objects() {
        Completion answer =
                read(
                        Answers.completion(
                                "{\"tool_calls\":[{\"function\":{\"name\":\"t\",\"arguments\":{\"a\":1}}},{\"function\":{\"name\":\"u\"}}]}",
                                "tool_calls"));

        assertThat(answer.toolCalls())
                .containsExactly(
                        new ToolCall("call_0", "t", "{\"a\":1}"), new ToolCall("call_1", "u", ""));
    }

    @Test
    void that_is_a_refusal_says_so_in_its_text() {
        assertThat(
                        read(Answers.completion(
                                        "{\"content\":null,\"refusal\":\"I will not.\"}", "stop"))
                                .text())
                .isEqualTo("I will not.");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "content_filter, CONTENT_FILTER",
        "tool_calls, TOOL_CALLS",
        "function_call, TOOL_CALLS",
        "eos, STOP"
    })
    void ends_for_a_reason(String word, FinishReason reason) {
        assertThat(read(Answers.whole("x", word)).finishReason()).isEqualTo(reason);
    }

    @Test
    void that_counts_nothing_has_used_nothing() {
        Completion answer =
                read(
                        "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]},\"finish_reason\":\"stop\"}],\"usage\":null,\"error\":null}");

        assertThat(answer.text()).isEqualTo("hi");
        assertThat(answer.usage()).isEqualTo(TokenUsage.NONE);
        assertThat(answer.model()).isEqualTo(ASKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "canary",
                "{\"canary\":",
                "{}",
                "{\"choices\":{}}",
                "{\"choices\":[]}",
                "{\"choices\":[7]}",
                "{\"choices\":[{\"message\":{\"content\":\"canary\"}}]}",
                "{\"choices\":[{\"message\":{\"content\":\"canary\"},\"finish_reason\":\"error\"}]}",
                "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"canary\"}]},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[]} {}",
                "{\"error\":{\"message\":\"canary\"}}",
                "{\"error\":\"canary\"}",
                "{\"object\":\"error\",\"message\":\"canary\",\"code\":418}"
            })
    void that_is_none_is_a_bad_answer(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(BadUpstreamAnswer.class)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100_000})
    void that_is_nested_deeply_is_a_bad_answer_or_none_at_all(int depth) {
        String deep = "{\"choices\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThatThrownBy(() -> read(deep)).isInstanceOf(BadUpstreamAnswer.class);
    }

    @Test
    void that_is_an_error_means_what_the_error_means() {
        assertThat(meaning("{\"error\":{\"type\":\"server_error\",\"message\":\"x\"}}"))
                .isInstanceOf(Unavailable.class);
        assertThat(meaning("{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"x\"}}"))
                .isInstanceOf(Throttled.class);
        assertThat(meaning("{\"object\":\"error\",\"code\":503,\"message\":\"x\"}"))
                .isInstanceOf(Unavailable.class);
    }

    private static Throwable meaning(String text) {
        try {
            return new AssertionError("was read as " + read(text));
        } catch (Failure e) {
            return e;
        }
    }
}

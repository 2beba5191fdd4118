package dev.promptport.aws.bedrock;

import static dev.promptport.aws.bedrock.Asking.CLAUDE;
import static dev.promptport.aws.bedrock.Asking.LLAMA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolCall;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ConverseAnswerTest {

    private final LocalBedrock bedrock = new LocalBedrock();

    @AfterEach
    void close() {
        bedrock.close();
    }

    private Completion answer(String body) {
        bedrock.upstream().answers(Upstream.json(body));
        return bedrock.port().complete(Asking.hi(CLAUDE));
    }

    private static String saying(String content, String stopReason) {
        return """
        {"output":{"message":{"role":"assistant","content":[%s]}},"stopReason":"%s",
         "usage":{"inputTokens":12,"outputTokens":3,"totalTokens":15},"metrics":{"latencyMs":321}}
        """
                .formatted(content, stopReason);
    }

    @Test
    void isTextWithItsReasonItsUsageAndTheModelThatWasAsked() {
        assertThat(answer(saying("{\"text\":\"Hel\"},{\"text\":\"lo\"}", "end_turn")))
                .isEqualTo(
                        new Completion(
                                "Hello",
                                List.of(),
                                FinishReason.STOP,
                                TokenUsage.of(12, 3),
                                new ModelId("bedrock", CLAUDE)));
    }

    @Test
    void holdsCallsOfToolsWithTheirArgumentsAsJson() {
        Completion answer =
                answer(
                        saying(
                                """
                                {"text":"Let me see."},
                                {"toolUse":{"toolUseId":"t1","name":"get_weather",
                                  "input":{"city":"Zürich \\"Süd\\"","days":[1,2.5,null,true],"deep":{}}}},
                                {"toolUse":{"toolUseId":"t2","name":"now","input":{}}}
                                """,
                                "tool_use"));

        assertThat(answer.text()).isEqualTo("Let me see.");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.toolCalls())
                .containsExactly(
                        new ToolCall(
                                "t1",
                                "get_weather",
                                "{\"city\":\"Zürich \\\"Süd\\\"\",\"days\":[1,2.5,null,true],\"deep\":{}}"),
                        new ToolCall("t2", "now", "{}"));
    }

    @Test
    void countsWhatCameFromTheCacheAndWhatWasPutThereAsInput() {
        assertThat(
                        answer(
                                        """
                                        {"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}},
                                         "stopReason":"end_turn",
                                         "usage":{"inputTokens":12,"outputTokens":3,"totalTokens":215,
                                                  "cacheReadInputTokens":150,"cacheWriteInputTokens":50}}
                                        """)
                                .usage())
                .isEqualTo(new TokenUsage(212, 3, 150));
    }

    @Test
    void leavesTheModelsThoughtsOut() {
        assertThat(
                        answer(
                                        saying(
                                                """
                                                {"reasoningContent":{"reasoningText":{"text":"Hm.","signature":"s"}}},
                                                {"text":"Hello"}
                                                """,
                                                "end_turn"))
                                .text())
                .isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "guardrail_intervened, CONTENT_FILTER",
        "content_filtered, CONTENT_FILTER"
    })
    void endsForAReasonOfOurs(String stopReason, FinishReason expected) {
        assertThat(answer(saying("{\"text\":\"Hello\"}", stopReason)).finishReason())
                .isEqualTo(expected);
    }

    @Test
    void waitsForToolsWhereverItCalledSome() {
        String call = "{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"now\",\"input\":{}}}";

        assertThat(answer(saying(call, "end_turn")).finishReason())
                .isEqualTo(FinishReason.TOOL_CALLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"malformed_model_output", "malformed_tool_use", "yet_unknown", "tool_use"})
    void isNoneWhenItEndsAmiss(String stopReason) {
        assertThatThrownBy(() -> answer(saying("{\"text\":\"Hello\"}", stopReason)))
                .isInstanceOf(BadUpstreamAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"output\":{}}",
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hi\"}]}}}",
                "{\"output\":",
                "<html>a proxy</html>"
            })
    void isNoneWhenItIsNotWhole(String body) {
        assertThatThrownBy(() -> answer(body)).isInstanceOf(BadUpstreamAnswer.class);
    }

    @Test
    void isCutHereWhereTheModelWasNotToldItsStopSequences() {
        bedrock.upstream()
                .answers(Upstream.json(saying("{\"text\":\"one END two\"}", "max_tokens")));

        Completion answer =
                bedrock.port()
                        .complete(Asking.sampled(LLAMA, Sampling.builder().stop(List.of("END"))));

        assertThat(answer.text()).isEqualTo("one ");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
    }
}

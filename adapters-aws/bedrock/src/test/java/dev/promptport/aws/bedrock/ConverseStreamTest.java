package dev.promptport.aws.bedrock;

import static dev.promptport.aws.bedrock.Asking.CLAUDE;
import static dev.promptport.aws.bedrock.Asking.LLAMA;
import static dev.promptport.aws.client.wire.EventFrames.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolCall;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ConverseStreamTest {

    private static final byte[] START =
            event("messageStart", "{\"role\":\"assistant\",\"p\":\"ab\"}");
    private static final byte[] END = event("messageStop", "{\"stopReason\":\"end_turn\"}");
    private static final byte[] METADATA =
            event(
                    "metadata",
                    "{\"usage\":{\"inputTokens\":12,\"outputTokens\":9,\"totalTokens\":121,"
                            + "\"cacheReadInputTokens\":100},\"metrics\":{\"latencyMs\":800},\"p\":\"abc\"}");

    private final LocalBedrock bedrock = new LocalBedrock();
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        bedrock.close();
    }

    private Completion stream(byte[]... frames) {
        return stream(Asking.hi(CLAUDE), frames);
    }

    private Completion stream(CompletionRequest request, byte[]... frames) {
        bedrock.upstream().answers(Upstream.frames(frames));
        return bedrock.port().stream(request, recorder);
    }

    private static byte[] text(int block, String text) {
        return delta(block, "{\"text\":\"" + text + "\"}");
    }

    private static byte[] delta(int block, String delta) {
        return event(
                "contentBlockDelta",
                "{\"contentBlockIndex\":" + block + ",\"delta\":" + delta + ",\"p\":\"abcdef\"}");
    }

    private static byte[] call(int block, String id, String name) {
        return event(
                "contentBlockStart",
                "{\"contentBlockIndex\":%d,\"start\":{\"toolUse\":{\"toolUseId\":\"%s\",\"name\":\"%s\"}}}"
                        .formatted(block, id, name));
    }

    private static byte[] arguments(int block, String json) {
        return delta(block, "{\"toolUse\":{\"input\":\"" + json.replace("\"", "\\\"") + "\"}}");
    }

    private static byte[] stop(int block) {
        return event("contentBlockStop", "{\"contentBlockIndex\":" + block + "}");
    }

    @Test
    void givesTextAsItComesAndTheWholeAtTheEnd() {
        Completion answer =
                stream(START, text(0, "Hel"), text(0, ""), text(0, "lo"), stop(0), END, METADATA);

        assertThat(recorder.deltas()).containsExactly(new Delta.Text("Hel"), new Delta.Text("lo"));
        assertThat(answer)
                .isEqualTo(
                        new Completion(
                                "Hello",
                                List.of(),
                                FinishReason.STOP,
                                new TokenUsage(112, 9, 100),
                                new ModelId("bedrock", CLAUDE)));
    }

    @Test
    void countsCallsOfToolsFromNoughtWhateverTheirBlocks() {
        Completion answer =
                stream(
                        START,
                        text(0, "Let me see."),
                        stop(0),
                        call(1, "t1", "get_weather"),
                        arguments(1, ""),
                        arguments(1, "{\"city\":"),
                        arguments(1, "\"Paris\"}"),
                        stop(1),
                        call(3, "t2", "now"),
                        stop(3),
                        event("messageStop", "{\"stopReason\":\"tool_use\"}"),
                        METADATA);

        assertThat(recorder.deltas())
                .containsExactly(
                        new Delta.Text("Let me see."),
                        new Delta.ToolCallPiece(0, "t1", "get_weather", ""),
                        new Delta.ToolCallPiece(0, null, null, "{\"city\":"),
                        new Delta.ToolCallPiece(0, null, null, "\"Paris\"}"),
                        new Delta.ToolCallPiece(1, "t2", "now", ""),
                        new Delta.ToolCallPiece(1, null, null, "{}"));
        assertThat(answer.toolCalls())
                .containsExactly(
                        new ToolCall("t1", "get_weather", "{\"city\":\"Paris\"}"),
                        new ToolCall("t2", "now", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void leavesThoughtsAndUnknownEventsOut() {
        Completion answer =
                stream(
                        START,
                        delta(0, "{\"reasoningContent\":{\"text\":\"Hm.\"}}"),
                        delta(0, "{\"reasoningContent\":{\"signature\":\"s\"}}"),
                        event("yetUnknown", "{\"text\":\"x\"}"),
                        text(1, "Hello"),
                        END,
                        METADATA);

        assertThat(answer.text()).isEqualTo("Hello");
        assertThat(recorder.deltas()).containsExactly(new Delta.Text("Hello"));
    }

    @Test
    void holdsBackWhatMayBecomeAStopSequenceTheModelWasNotTold() {
        Completion answer =
                stream(
                        Asking.sampled(LLAMA, Sampling.builder().stop(List.of("END"))),
                        START,
                        text(0, "one E"),
                        text(0, "N two EN"),
                        text(0, "D three"),
                        text(0, " four"),
                        END,
                        METADATA);

        assertThat(recorder.deltas())
                .containsExactly(new Delta.Text("one "), new Delta.Text("EN two "));
        assertThat(answer.text()).isEqualTo("one EN two ");
        assertThat(answer.usage()).isEqualTo(new TokenUsage(112, 9, 100));
    }

    @Test
    void givesWhatWasHeldBackOnceTheModelEnds() {
        Completion answer =
                stream(
                        Asking.sampled(LLAMA, Sampling.builder().stop(List.of("END"))),
                        START,
                        text(0, "one EN"),
                        END,
                        METADATA);

        assertThat(answer.text()).isEqualTo("one EN");
        assertThat(recorder.deltas()).containsExactly(new Delta.Text("one "), new Delta.Text("EN"));
    }

    @Test
    void thatEndsWithoutItsEndIsNoAnswer() {
        assertThatThrownBy(() -> stream(START, text(0, "Hel"), METADATA))
                .isInstanceOf(BadUpstreamAnswer.class);
        assertThat(recorder.deltas()).containsExactly(new Delta.Text("Hel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed_model_output", "malformed_tool_use", "tool_use"})
    void thatEndsAmissIsNoAnswer(String stopReason) {
        assertThatThrownBy(
                        () ->
                                stream(
                                        START,
                                        text(0, "Hel"),
                                        event(
                                                "messageStop",
                                                "{\"stopReason\":\"" + stopReason + "\"}"),
                                        METADATA))
                .isInstanceOf(BadUpstreamAnswer.class);
    }

    @Test
    void withArgumentsOfNoCallIsNoAnswer() {
        assertThatThrownBy(() -> stream(START, arguments(0, "{}"), END, METADATA))
                .isInstanceOf(BadUpstreamAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"start\":{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"now\"}}}",
                "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"name\":\"now\"}}}",
                "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"toolUseId\":\"t1\"}}}"
            })
    void withACallThatDoesNotSayWhatIsCalledIsNoAnswer(String start) {
        assertThatThrownBy(() -> stream(START, event("contentBlockStart", start), END, METADATA))
                .isInstanceOf(BadUpstreamAnswer.class);
    }
}

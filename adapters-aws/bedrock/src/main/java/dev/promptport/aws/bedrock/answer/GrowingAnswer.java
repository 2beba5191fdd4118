package dev.promptport.aws.bedrock.answer;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.StopSequences;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolCall;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An answer in the making: what a model says is given on as deltas and kept. Not for use by two
 * threads.
 */
public final class GrowingAnswer {

    private final StopSequences stops;
    private final Consumer<? super Delta> sink;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, GrowingCall> calls = new LinkedHashMap<>();
    private boolean begun;
    private @Nullable FinishReason reason;
    private TokenUsage usage = TokenUsage.NONE;

    /**
     * @param unsaid stop sequences that the model was not told
     */
    public GrowingAnswer(List<String> unsaid, Consumer<? super Delta> sink) {
        this.stops = new StopSequences(unsaid);
        this.sink = sink;
    }

    /** More text. */
    public void text(String piece) {
        give(stops.add(piece));
    }

    /** More text after a prompt: the blanks that part it from the prompt are not of the answer. */
    public void continuation(String piece) {
        String said = begun ? piece : piece.stripLeading();
        begun = begun || !said.isEmpty();
        text(said);
    }

    /**
     * A call of a tool begins.
     *
     * @param block the number of the block in the model's answer, by which its pieces are known
     */
    public void call(int block, @Nullable String id, @Nullable String name) {
        if (id == null || id.isEmpty() || name == null || name.isEmpty()) {
            throw new BadUpstreamAnswer("the model calls a tool without naming it");
        }
        GrowingCall call = new GrowingCall(calls.size(), id, name);
        calls.put(block, call);
        sink.accept(new Delta.ToolCallPiece(call.index, id, name, ""));
    }

    /** More of the arguments of the call that began in that block. */
    public void arguments(int block, String piece) {
        GrowingCall call = calls.get(block);
        if (call == null) {
            throw new BadUpstreamAnswer("the model wrote arguments of a call it did not make");
        }
        if (!piece.isEmpty()) {
            call.arguments.append(piece);
            sink.accept(new Delta.ToolCallPiece(call.index, null, null, piece));
        }
    }

    /** The model has ended; the last reason counts. */
    public void finish(FinishReason why) {
        reason = why;
    }

    public void usage(TokenUsage tokens) {
        usage = tokens;
    }

    public TokenUsage usage() {
        return usage;
    }

    /**
     * The whole, once nothing more comes.
     *
     * @throws BadUpstreamAnswer when the model had not ended
     */
    public Completion completion(ModelId model) {
        FinishReason why = reason();
        give(stops.finish());
        if (why == FinishReason.TOOL_CALLS) {
            // A tool without parameters is called without any, which is no JSON.
            calls.forEach(
                    (block, call) -> {
                        if (call.arguments.isEmpty()) {
                            arguments(block, "{}");
                        }
                    });
        }
        return new Completion(
                text.toString(),
                calls.values().stream().map(GrowingCall::toolCall).toList(),
                why,
                usage,
                model);
    }

    private FinishReason reason() {
        if (reason == null) {
            throw new BadUpstreamAnswer("the answer broke off; try again");
        }
        if (stops.met()) {
            return FinishReason.STOP;
        }
        return switch (reason) {
            case STOP -> calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
            case TOOL_CALLS -> {
                if (calls.isEmpty()) {
                    throw new BadUpstreamAnswer("the model waits for a tool it did not call");
                }
                yield FinishReason.TOOL_CALLS;
            }
            case LENGTH, CONTENT_FILTER -> reason;
        };
    }

    private void give(String said) {
        if (!said.isEmpty()) {
            text.append(said);
            sink.accept(new Delta.Text(said));
        }
    }

    private static final class GrowingCall {

        private final int index;
        private final String id;
        private final String name;
        private final StringBuilder arguments = new StringBuilder();

        GrowingCall(int index, String id, String name) {
            this.index = index;
            this.id = id;
            this.name = name;
        }

        ToolCall toolCall() {
            return new ToolCall(id, name, arguments.toString());
        }
    }
}

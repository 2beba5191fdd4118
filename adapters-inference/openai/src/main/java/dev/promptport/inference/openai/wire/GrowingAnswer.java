package dev.promptport.inference.openai.wire;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** What is known of an answer so far. */
final class GrowingAnswer {

    /** What a piece of a call takes up besides its arguments. */
    private static final int CALL = 64;

    private final Consumer<? super Delta> sink;
    private final StringBuilder text = new StringBuilder();
    private final ToolCallPieces toolCalls;
    private ModelId model;
    private TokenUsage usage = TokenUsage.NONE;
    private @Nullable FinishReason reason;
    private boolean begun;
    private long size;

    /**
     * @param model the one that was asked
     */
    GrowingAnswer(ModelId model, Consumer<? super Delta> sink) {
        this.model = model;
        this.sink =
                delta -> {
                    hold(delta);
                    begun = true;
                    sink.accept(delta);
                };
        this.toolCalls = new ToolCallPieces(this.sink);
    }

    private void hold(Delta piece) {
        size +=
                switch (piece) {
                    case Delta.Text(String said) -> said.length();
                    case Delta.ToolCallPiece(_, _, _, String arguments) ->
                            CALL + arguments.length();
                };
        if (size > ChatAnswer.LARGEST) {
            throw ChatAnswer.endless();
        }
    }

    /** Whether the reader was given something. */
    boolean begun() {
        return begun;
    }

    void text(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            sink.accept(new Delta.Text(piece));
        }
    }

    void toolCall(int position, JsonObject piece) {
        toolCalls.add(position, piece);
    }

    /** The one that answers says its name. */
    void model(String name) {
        try {
            model = new ModelId(model.provider(), name);
        } catch (InvalidRequest e) {
            // What cannot be a name leaves the one that was asked.
        }
    }

    void usage(TokenUsage counted) {
        usage = counted;
    }

    void finish(FinishReason why) {
        reason = why;
    }

    /**
     * @throws BadUpstreamAnswer when it is not whole
     */
    Completion completion() {
        if (reason == null) {
            throw new BadUpstreamAnswer(
                    "the model's endpoint broke off in the middle of its answer; try again");
        }
        // Asked for a certain tool, OpenAI calls it and says that it stopped.
        boolean calling = !toolCalls.isEmpty() && reason == FinishReason.STOP;
        return new Completion(
                text.toString(),
                toolCalls.calls(),
                calling ? FinishReason.TOOL_CALLS : reason,
                usage,
                model);
    }
}

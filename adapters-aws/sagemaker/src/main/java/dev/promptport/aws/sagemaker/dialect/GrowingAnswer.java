package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.StopSequences;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolCall;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** What is known of an answer so far. */
final class GrowingAnswer {

    private final CompletionRequest request;
    private final AnswerText text;
    private final ToolCallPieces toolCalls;
    private final TokenCount tokens;
    private boolean inPieces;
    private boolean ended;
    private @Nullable FinishReason reason;

    GrowingAnswer(
            Question question,
            PromptEcho echo,
            CompletionRequest request,
            Consumer<? super Delta> sink) {
        this.request = request;
        this.text = new AnswerText(echo, new StopSequences(request.sampling().stop()), sink);
        this.toolCalls = new ToolCallPieces(sink);
        this.tokens = new TokenCount(question.estimatedInput(), request.sampling().maxTokens());
    }

    void text(String piece) {
        inPieces = true;
        text.add(piece);
    }

    void token(String piece) {
        tokens.token();
        text(piece);
    }

    /** The whole text, which is nothing new when it came in pieces before. */
    void whole(String all) {
        if (!inPieces) {
            text.add(all);
        }
    }

    void toolCall(int position, JsonObject piece) {
        toolCalls.add(position, piece);
    }

    void input(int count) {
        tokens.input(count);
    }

    void cachedInput(int count) {
        tokens.cachedInput(count);
    }

    void output(int count) {
        tokens.output(count);
    }

    /** The container says why it stopped. */
    void finish(String why) {
        reason = FinishReasons.of(why);
        ended = true;
    }

    /** The answer is whole. */
    void end() {
        ended = true;
    }

    /**
     * @throws BadUpstreamAnswer when it is not whole
     */
    Completion completion() {
        if (!ended) {
            throw new BadUpstreamAnswer(
                    "the SageMaker endpoint broke off in the middle of its answer; try again");
        }
        text.finish();
        String whole = text.toString();
        List<ToolCall> calls = toolCalls.calls();
        TokenUsage usage = tokens.usage(whole);
        return new Completion(whole, calls, reason(calls, usage), usage, request.model());
    }

    /**
     * A container that does not say why it stopped is taken to have been cut off once it has
     * written all the tokens it may.
     */
    private FinishReason reason(List<ToolCall> calls, TokenUsage usage) {
        if (text.stopped()) {
            return FinishReason.STOP;
        }
        if (!calls.isEmpty() && reason != FinishReason.LENGTH) {
            return FinishReason.TOOL_CALLS;
        }
        if (reason != null) {
            return reason;
        }
        Integer most = request.sampling().maxTokens();
        return most != null && usage.output() >= most ? FinishReason.LENGTH : FinishReason.STOP;
    }
}

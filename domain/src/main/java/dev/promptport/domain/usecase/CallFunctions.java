package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolResult;

import java.util.ArrayList;
import java.util.List;

/** Lets a model call tools until it has its answer: a loop bounded in hops, bytes and time. */
public final class CallFunctions {

    private final CompletionPort completions;
    private final ToolPort tools;
    private final Limits limits;
    private final ToolLimits toolLimits;

    public CallFunctions(
            CompletionPort completions, ToolPort tools, Limits limits, ToolLimits toolLimits) {
        this.completions = completions;
        this.tools = tools;
        this.limits = limits;
        this.toolLimits = toolLimits;
    }

    /**
     * The model's answer; its usage is that of all hops together. The model is offered the
     * request's tools, or all there are when the request names none.
     *
     * @throws dev.promptport.domain.failure.TimedOut when the request's deadline passes, in a tool
     *     too
     * @throws dev.promptport.domain.failure.Cancelled when the calling thread is interrupted; no
     *     tool runs on
     * @throws dev.promptport.domain.failure.Failure whatever the completion port reports
     */
    public Completion call(CompletionRequest request) {
        CompletionRequest next = limits.applyTo(offering(request));
        ToolRound round =
                new ToolRound(
                        tools, next.tools(), request.deadline(), toolLimits.mostResultBytes());
        TokenUsage usage = TokenUsage.NONE;
        for (int hop = 0; hop < toolLimits.mostHops(); hop++) {
            Completion answer = ask(next);
            usage = usage.plus(answer.usage());
            if (answer.toolCalls().isEmpty()) {
                return answer.withUsage(usage);
            }
            next = continued(next, answer, round.results(answer.toolCalls()));
        }
        Completion last = ask(next.withTools(next.tools(), ToolChoice.NONE));
        if (!last.toolCalls().isEmpty()) {
            throw new BadUpstreamAnswer(
                    "the model calls tools where it was told to answer; try another model");
        }
        return last.withUsage(usage.plus(last.usage()));
    }

    private CompletionRequest offering(CompletionRequest request) {
        return request.tools().isEmpty()
                ? request.withTools(tools.definitions(), request.toolChoice())
                : request;
    }

    private Completion ask(CompletionRequest request) {
        request.deadline().check();
        return completions.complete(request);
    }

    private static CompletionRequest continued(
            CompletionRequest asked, Completion answer, List<ToolResult> results) {
        List<Message> messages = new ArrayList<>(asked.messages());
        messages.add(new Message.Assistant(answer.text(), answer.toolCalls()));
        results.forEach(result -> messages.add(new Message.Tool(result)));
        // A model that had to call a tool has done so; were it to go on having to, it could never
        // answer.
        return asked.withMessages(messages).withTools(asked.tools(), ToolChoice.AUTO);
    }
}

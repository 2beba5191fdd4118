package dev.promptport.domain.usecase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the tool calls of one answer after another, those of one answer side by side. Not for use by
 * two threads.
 */
final class ToolRound {

    private final ToolPort tools;
    private final List<String> offered;
    private final Deadline deadline;
    private long bytesLeft;

    ToolRound(ToolPort tools, List<ToolDefinition> offered, Deadline deadline, long mostBytes) {
        this.tools = tools;
        this.offered = offered.stream().map(ToolDefinition::name).toList();
        this.deadline = deadline;
        this.bytesLeft = mostBytes;
    }

    /** One result a call, in the order of the calls. No thread outlives this method. */
    List<ToolResult> results(List<ToolCall> calls) {
        List<ToolResult> results = new ArrayList<>();
        for (Future<ToolResult> done : run(calls)) {
            if (done.isCancelled()) {
                throw new TimedOut("a tool did not answer in the time allowed for this request");
            }
            results.add(affordable(calls.get(results.size()), done.resultNow()));
        }
        return results;
    }

    private List<Future<ToolResult>> run(List<ToolCall> calls) {
        List<Callable<ToolResult>> tasks =
                calls.stream().map(call -> (Callable<ToolResult>) () -> result(call)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks, deadline.remaining().toNanos(), NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away while tools were called", interrupted);
        }
    }

    private ToolResult result(ToolCall call) {
        if (!offered.contains(call.name())) {
            return ToolResult.error(
                    call, "there is no tool of that name; there are " + String.join(", ", offered));
        }
        try {
            return tools.call(call);
        } catch (Failure failure) {
            return ToolResult.error(call, failure.getMessage());
        } catch (RuntimeException unforeseen) {
            // Its message was not written for strangers, and what a model reads it may repeat.
            return ToolResult.error(call, "the tool failed");
        }
    }

    private ToolResult affordable(ToolCall call, ToolResult result) {
        int bytes = result.content().getBytes(UTF_8).length;
        if (bytes > bytesLeft) {
            return ToolResult.error(
                    call,
                    "the result has "
                            + bytes
                            + " bytes and "
                            + bytesLeft
                            + " are left; ask for less");
        }
        bytesLeft -= bytes;
        return result;
    }
}

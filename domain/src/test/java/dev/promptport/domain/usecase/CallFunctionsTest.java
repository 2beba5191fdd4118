package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.fake.ScriptedTools;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

@Timeout(30)
class CallFunctionsTest {

    private static final ModelId MODEL = ModelId.of("scripted:caller");

    private final ScriptedCompletions model = new ScriptedCompletions(MODEL);
    private final ScriptedTools tools = new ScriptedTools().tool("echo", arguments -> arguments);

    @Nested
    class TheLoop {

        @Test
        void isNotEnteredWhenTheModelKnowsTheAnswer() {
            model.thenSay("It is sunny.");

            assertThat(call(asking("How is the weather?")).text()).isEqualTo("It is sunny.");
            assertThat(tools.calls()).isEmpty();
        }

        @Test
        void givesTheModelWhatItsToolsAnsweredInTheOrderOfItsCalls() {
            ToolCall first = echo("1");
            ToolCall second = echo("2");
            model.thenCall(first, second).thenSay("Done.");

            assertThat(call(asking("Echo twice.")).text()).isEqualTo("Done.");
            assertThat(lastAsked().messages())
                    .containsExactly(
                            Message.user("Echo twice."),
                            new Message.Assistant("", List.of(first, second)),
                            new Message.Tool(ToolResult.of(first, first.arguments())),
                            new Message.Tool(ToolResult.of(second, second.arguments())));
        }

        @Test
        void addsUpWhatAllHopsUsed() {
            model.thenCall(echo("1"), echo("2")).thenSay("It is done.");

            // Two words are read and two calls written; then those words and both results are read.
            assertThat(call(asking("Echo twice.")).usage()).isEqualTo(TokenUsage.of(2 + 4, 2 + 3));
        }

        @Test
        void asksForAnAnswerWithoutToolsAfterTheLastHop() {
            model.thenCall(echo("1")).thenCall(echo("2")).thenSay("That is what I know.");

            Completion answer = call(asking("Go on."), new ToolLimits(2, 1000));

            assertThat(answer.text()).isEqualTo("That is what I know.");
            assertThat(model.requests())
                    .extracting(CompletionRequest::toolChoice)
                    .containsExactly(ToolChoice.AUTO, ToolChoice.AUTO, ToolChoice.NONE);
        }

        @Test
        void endsEvenWhenTheModelNeverDoes() {
            IntStream.range(0, 100).forEach(_ -> model.thenCall(echo("1")));

            assertThatThrownBy(() -> call(asking("Go on."), new ToolLimits(3, 1000)))
                    .isInstanceOf(BadUpstreamAnswer.class);
            assertThat(tools.calls()).hasSize(3);
        }

        @Test
        void doesNotForceToolsASecondTime() {
            model.thenCall(echo("1")).thenSay("Done.");

            call(asking("Echo.").withTools(tools.definitions(), ToolChoice.REQUIRED));

            assertThat(model.requests())
                    .extracting(CompletionRequest::toolChoice)
                    .containsExactly(ToolChoice.REQUIRED, ToolChoice.AUTO);
        }

        @Test
        void keepsTheLimitsOfEveryCaller() {
            assertInvalid(
                    "messages",
                    "1001 characters were given; at most 1000 are allowed",
                    () -> call(asking("x".repeat(1001))));
            assertThat(model.requests()).isEmpty();
        }
    }

    @Nested
    class Tools {

        @Test
        void areAllOfferedToARequestThatNamesNone() {
            tools.tool("weather", _ -> "sunny");
            model.thenSay("Hello.");

            call(asking("Hello"));

            assertThat(lastAsked().tools())
                    .extracting(ToolDefinition::name)
                    .containsExactly("echo", "weather");
        }

        @Test
        void thatWereNotOfferedAreNotCalled() {
            tools.tool("delete_everything", _ -> "deleted");
            model.thenCall(new ToolCall("1", "delete_everything", "{}")).thenSay("Sorry.");
            List<ToolDefinition> offered =
                    tools.definitions().stream()
                            .filter(tool -> tool.name().equals("echo"))
                            .toList();

            call(asking("Hello").withTools(offered, ToolChoice.AUTO));

            assertThat(tools.calls()).isEmpty();
            assertThat(results())
                    .containsExactly(
                            new ToolResult(
                                    "1", "there is no tool of that name; there are echo", true));
        }

        @Test
        void thatFailTellTheModelWhatAFailureSays() {
            tools.tool(
                    "weather",
                    _ -> {
                        throw new Unavailable("the weather service is down", Duration.ZERO, null);
                    });

            assertThat(resultOf("weather"))
                    .isEqualTo(new ToolResult("1", "the weather service is down", true));
        }

        @Test
        void thatFailUnforeseenTellTheModelNoSecrets() {
            tools.tool(
                    "weather",
                    _ -> {
                        throw new IllegalStateException("key=s3cr3t was refused");
                    });

            assertThat(resultOf("weather")).isEqualTo(new ToolResult("1", "the tool failed", true));
        }

        @Test
        void calledAtOnceRunSideBySide() {
            CyclicBarrier together = new CyclicBarrier(3);
            tools.tool(
                    "meet",
                    arguments -> {
                        uninterrupted(together::await);
                        return arguments;
                    });
            model.thenCall(meet("1"), meet("2"), meet("3")).thenSay("We met.");

            call(asking("Meet."));

            assertThat(results()).extracting(ToolResult::callId).containsExactly("1", "2", "3");
            assertThat(results()).noneMatch(ToolResult::error);
        }

        private ToolResult resultOf(String tool) {
            model.thenCall(new ToolCall("1", tool, "{}")).thenSay("Sorry.");
            call(asking("Hello"));
            return results().getFirst();
        }

        private static ToolCall meet(String id) {
            return new ToolCall(id, "meet", "{}");
        }
    }

    @Nested
    class Bytes {

        @Test
        void ofAllResultsTogetherAreLimited() {
            tools.tool("four", _ -> "äö");
            model.thenCall(four("1"), four("2")).thenCall(four("3")).thenSay("Done.");

            call(asking("Hello"), new ToolLimits(5, 9));

            assertThat(results())
                    .containsExactly(
                            new ToolResult("1", "äö", false),
                            new ToolResult("2", "äö", false),
                            new ToolResult(
                                    "3",
                                    "the result has 4 bytes and 1 are left; ask for less",
                                    true));
        }

        @Test
        void leftOverServeASmallerResult() {
            tools.tool("four", _ -> "äö").tool("one", _ -> "a");
            model.thenCall(four("1"), four("2"), new ToolCall("3", "one", "{}")).thenSay("Done.");

            call(asking("Hello"), new ToolLimits(5, 5));

            assertThat(results()).extracting(ToolResult::error).containsExactly(false, true, false);
        }

        private static ToolCall four(String id) {
            return new ToolCall(id, "four", "{}");
        }
    }

    @Nested
    class Time {

        private final CountDownLatch never = new CountDownLatch(1);
        private final CountDownLatch started = new CountDownLatch(2);
        private final Queue<Thread> toolThreads = new ConcurrentLinkedQueue<>();

        @Test
        void thatIsUpBeforehandStopsEverything() {
            assertThatThrownBy(() -> call(until(Deadline.in(Duration.ZERO))))
                    .isInstanceOf(TimedOut.class);
            assertThat(model.requests()).isEmpty();
        }

        @Test
        void thatRunsOutInAToolStopsTheTool() {
            waitingTools();

            assertThatThrownBy(() -> call(until(Deadline.in(Duration.ofMillis(200)))))
                    .isInstanceOf(TimedOut.class)
                    .hasMessage("a tool did not answer in the time allowed for this request");
            assertThat(toolThreads).hasSize(2).allMatch(Time::ends);
        }

        @Test
        void isNotWastedOnACallerThatWentAway() throws Exception {
            waitingTools();
            FutureTask<Throwable> outcome =
                    new FutureTask<>(() -> failureOf(until(Deadline.none())));
            Thread caller = Thread.ofPlatform().start(outcome);
            started.await();

            caller.interrupt();

            assertThat(outcome.get()).isInstanceOf(Cancelled.class);
            assertThat(toolThreads).hasSize(2).allMatch(Time::ends);
            assertThat(model.requests()).hasSize(1);
        }

        private void waitingTools() {
            tools.tool(
                    "wait",
                    arguments -> {
                        toolThreads.add(Thread.currentThread());
                        started.countDown();
                        uninterrupted(never::await);
                        return arguments;
                    });
            model.thenCall(new ToolCall("1", "wait", "{}"), new ToolCall("2", "wait", "{}"));
        }

        private static boolean ends(Thread thread) {
            try {
                return thread.join(Duration.ofSeconds(1));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException("stopped while waiting", stopped);
            }
        }

        private static CompletionRequest until(Deadline deadline) {
            return CompletionRequest.of(MODEL, "Wait.", Sampling.DEFAULT, deadline);
        }

        private Throwable failureOf(CompletionRequest request) {
            try {
                throw new AssertionError("the call was to fail and answered " + call(request));
            } catch (RuntimeException failure) {
                return failure;
            }
        }
    }

    @Test
    void limitsOfNothingAreAMistakeOfTheDeployment() {
        assertThatThrownBy(() -> new ToolLimits(0, 1)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> new ToolLimits(1, 0)).isInstanceOf(Misconfigured.class);
    }

    private Completion call(CompletionRequest request) {
        return call(request, new ToolLimits(5, 10_000));
    }

    private Completion call(CompletionRequest request, ToolLimits toolLimits) {
        return new CallFunctions(model, tools, new Limits(1000, 10, 512), toolLimits).call(request);
    }

    private CompletionRequest lastAsked() {
        return model.requests().getLast();
    }

    private List<ToolResult> results() {
        return lastAsked().messages().stream()
                .filter(Message.Tool.class::isInstance)
                .map(message -> ((Message.Tool) message).result())
                .toList();
    }

    private static CompletionRequest asking(String prompt) {
        return CompletionRequest.of(MODEL, prompt, Sampling.DEFAULT, Deadline.none());
    }

    private static ToolCall echo(String id) {
        return new ToolCall(id, "echo", "{\"id\":" + id + "}");
    }

    private interface Waiting {
        void await() throws Exception;
    }

    private static void uninterrupted(Waiting waiting) {
        try {
            waiting.await();
        } catch (Exception stopped) {
            throw new IllegalStateException("stopped while waiting", stopped);
        }
    }
}

package dev.promptport.domain.fake;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.domain.tool.ToolCall;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model that says what a test wrote down: first its script, step by step, then the answers to
 * known prompts. Its tokens are words with the blanks after them; before each it can pause.
 * Remembers what it was asked.
 */
public final class ScriptedCompletions implements CompletionPort, StreamingCompletionPort {

    private static final String UNSCRIPTED = "I have nothing to say to that.";

    private sealed interface Step {
        record Say(String text) implements Step {}

        record Call(List<ToolCall> calls) implements Step {}

        record Fail(Failure failure) implements Step {}
    }

    private final ModelId model;
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<CompletionRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Duration pause = Duration.ZERO;

    public ScriptedCompletions(ModelId model) {
        this.model = model;
    }

    /** Adds a text to the script. */
    public ScriptedCompletions thenSay(String text) {
        script.add(new Step.Say(text));
        return this;
    }

    /** Adds calls of tools to the script, made at once. */
    public ScriptedCompletions thenCall(ToolCall... calls) {
        script.add(new Step.Call(List.of(calls)));
        return this;
    }

    /** Adds a failure to the script. */
    public ScriptedCompletions thenFail(Failure failure) {
        script.add(new Step.Fail(failure));
        return this;
    }

    /** Answers the prompt, the text of the last message, so whenever the script is over. */
    public ScriptedCompletions answering(String prompt, String text) {
        answers.put(prompt, text);
        return this;
    }

    /** Waits that long before each word. */
    public ScriptedCompletions pausing(Duration beforeEachWord) {
        pause = beforeEachWord;
        return this;
    }

    /** What it was asked so far, in order. */
    public List<CompletionRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Completion complete(CompletionRequest request) {
        return stream(request, _ -> {});
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        requests.add(request);
        if (!request.model().equals(model)) {
            throw new UnknownModel(request.model(), "only " + model + " is scripted");
        }
        Step scripted = script.poll();
        Step step = scripted == null ? new Step.Say(answer(request)) : scripted;
        return switch (step) {
            case Step.Say(var text) -> say(request, text, sink);
            case Step.Call(var calls) -> call(request, calls, sink);
            case Step.Fail(var failure) -> throw failure;
        };
    }

    private Completion say(CompletionRequest request, String text, Consumer<? super Delta> sink) {
        List<String> words = words(stopped(text, request.sampling().stop()));
        Integer maxTokens = request.sampling().maxTokens();
        int most = maxTokens == null ? words.size() : Math.min(maxTokens, words.size());
        StringBuilder said = new StringBuilder();
        for (String word : words.subList(0, most)) {
            await(request.deadline());
            said.append(word);
            sink.accept(new Delta.Text(word));
        }
        FinishReason reason = most < words.size() ? FinishReason.LENGTH : FinishReason.STOP;
        return new Completion(said.toString(), List.of(), reason, usage(request, most), model);
    }

    private Completion call(
            CompletionRequest request, List<ToolCall> calls, Consumer<? super Delta> sink) {
        await(request.deadline());
        IntStream.range(0, calls.size())
                .forEach(
                        index -> {
                            ToolCall call = calls.get(index);
                            sink.accept(
                                    new Delta.ToolCallPiece(
                                            index, call.id(), call.name(), call.arguments()));
                        });
        return new Completion(
                "", calls, FinishReason.TOOL_CALLS, usage(request, calls.size()), model);
    }

    private String answer(CompletionRequest request) {
        return answers.getOrDefault(text(request.messages().getLast()), UNSCRIPTED);
    }

    private void await(Deadline deadline) {
        deadline.check();
        try {
            Duration left = deadline.remaining();
            Thread.sleep(pause.compareTo(left) < 0 ? pause : left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", interrupted);
        }
        deadline.check();
    }

    private static TokenUsage usage(CompletionRequest request, int output) {
        int input =
                request.messages().stream().mapToInt(message -> words(text(message)).size()).sum();
        return TokenUsage.of(input, output);
    }

    private static String stopped(String text, List<String> stops) {
        int end =
                stops.stream()
                        .mapToInt(text::indexOf)
                        .filter(index -> index >= 0)
                        .min()
                        .orElse(text.length());
        return text.substring(0, end);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)"));
    }

    private static String text(Message message) {
        return switch (message) {
            case Message.System(var text) -> text;
            case Message.User(var parts) ->
                    parts.stream().map(ScriptedCompletions::text).collect(Collectors.joining());
            case Message.Assistant(var text, _) -> text;
            case Message.Tool(var result) -> result.content();
        };
    }

    private static String text(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text;
            case Part.Image _ -> "";
        };
    }
}

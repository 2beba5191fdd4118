package dev.promptport.server.page;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.server.FakeT5;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The model behind every function: it says back what it was asked until a test tells it else. */
final class PlayedModel implements StreamingCompletionPort {

    private final List<CompletionRequest> requests = new CopyOnWriteArrayList<>();
    private volatile StreamingCompletionPort play = PlayedModel::echo;
    private volatile CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

    /** Says back the last message and forgets what it was asked before. */
    void echoes() {
        plays(PlayedModel::echo);
    }

    /** Says these texts, one for each request. */
    void says(String... texts) {
        plays(script(texts));
    }

    /** Says these texts and waits before each word. */
    void saysSlowly(Duration beforeEachWord, String... texts) {
        plays(script(texts).pausing(beforeEachWord));
    }

    /** Says the beginning of an answer and then fails. */
    void breaksOff(String beginning, Failure failure) {
        plays(
                (_, sink) -> {
                    sink.accept(new Delta.Text(beginning));
                    throw failure;
                });
    }

    /** Fails before it says a word. */
    void fails(Failure failure) {
        plays(
                (_, _) -> {
                    throw failure;
                });
    }

    /** What it was asked last. */
    CompletionRequest asked() {
        return requests.getLast();
    }

    /** How often it was asked. */
    int times() {
        return requests.size();
    }

    /** Waits until it is told that nobody wants its answer any more. */
    void awaitCancellation() throws Exception {
        cancelled.get(10, TimeUnit.SECONDS);
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        requests.add(request);
        try {
            return play.stream(request, sink);
        } catch (Cancelled e) {
            cancelled.complete(true);
            throw e;
        }
    }

    private void plays(StreamingCompletionPort next) {
        requests.clear();
        cancelled = new CompletableFuture<>();
        play = next;
    }

    private static ScriptedCompletions script(String... texts) {
        ScriptedCompletions script = new ScriptedCompletions(FakeT5.MODEL);
        for (String text : texts) {
            script.thenSay(text);
        }
        return script;
    }

    private static Completion echo(CompletionRequest request, Consumer<? super Delta> sink) {
        String text = text(request.messages().getLast());
        int middle = text.length() / 2;
        sink.accept(new Delta.Text(text.substring(0, middle)));
        sink.accept(new Delta.Text(text.substring(middle)));
        return new Completion(
                text, List.of(), FinishReason.STOP, TokenUsage.of(1, 2), request.model());
    }

    /** The text of a message of the user's. */
    static String text(Message message) {
        return message instanceof Message.User(List<Part> parts)
                        && parts.getFirst() instanceof Part.Text(String text)
                ? text
                : "";
    }
}

package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.StreamingCompletionPortContract;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import java.time.Duration;

/** The router is a port too, and keeps its promises whatever lies behind it. */
class RoutedCompletionsTest extends StreamingCompletionPortContract {

    private static final ModelId MODEL = ModelId.of("scripted:parrot");

    private final CompletionRouter router =
            CompletionRouter.builder()
                    .provider(
                            "scripted",
                            new ScriptedCompletions(MODEL)
                                    .answering("Say hello.", "Hello to you, too!")
                                    .answering("Count.", "one ".repeat(2000))
                                    .pausing(Duration.ofMillis(10)))
                    .build();

    @Override
    protected StreamingCompletionPort port() {
        return router;
    }

    @Override
    protected CompletionPort completions() {
        return router;
    }

    @Override
    public ModelId model() {
        return MODEL;
    }

    @Override
    public String prompt() {
        return "Say hello.";
    }

    @Override
    public CompletionRequest longRequest(Deadline deadline) {
        return CompletionRequest.of(MODEL, "Count.", Sampling.DEFAULT, deadline);
    }
}

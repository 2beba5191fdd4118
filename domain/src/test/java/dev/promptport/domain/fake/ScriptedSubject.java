package dev.promptport.domain.fake;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.CompletionSubject;

import java.time.Duration;

/** What {@link ScriptedCompletions} is asked by the contracts. */
interface ScriptedSubject extends CompletionSubject {

    ModelId MODEL = ModelId.of("scripted:parrot");

    /** A port that needs a second for a hundred words. */
    static ScriptedCompletions scripted() {
        return new ScriptedCompletions(MODEL)
                .answering("Say hello.", "Hello to you, too!")
                .answering("Count.", "one ".repeat(2000))
                .pausing(Duration.ofMillis(10));
    }

    @Override
    default ModelId model() {
        return MODEL;
    }

    @Override
    default String prompt() {
        return "Say hello.";
    }

    @Override
    default CompletionRequest longRequest(Deadline deadline) {
        return CompletionRequest.of(MODEL, "Count.", Sampling.DEFAULT, deadline);
    }
}

package dev.promptport.inference.local;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.CompletionSubject;
import dev.promptport.inference.local.golden.Golden;
import dev.promptport.inference.local.source.ModelSource;

/** A tiny T5 of random weights, which is quick, and writes on for as long as it may. */
interface LocalT5Subject extends CompletionSubject {

    int MOST_TOKENS = 100_000;

    static LocalT5Settings settings(int workers, int queue) {
        return new LocalT5Settings(
                "tiny-t5",
                new ModelSource.Directory(Golden.directory("tiny-t5")),
                Precision.FP32,
                Golden.CACHE,
                workers,
                1,
                queue,
                64,
                MOST_TOKENS);
    }

    static LocalT5 load(int workers, int queue) {
        return LocalT5.load(settings(workers, queue), Golden.directory("tiny-t5"));
    }

    @Override
    default ModelId model() {
        return ModelId.of("local:tiny-t5");
    }

    @Override
    default String prompt() {
        return "A model reads the prompt and writes the answer, one token after the other.";
    }

    @Override
    default CompletionRequest longRequest(Deadline deadline) {
        Sampling endless = Sampling.builder().maxTokens(MOST_TOKENS).minTokens(MOST_TOKENS).build();
        return CompletionRequest.of(model(), prompt(), endless, deadline);
    }
}

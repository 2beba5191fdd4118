package dev.promptport.function.t5;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.invocation.Deadlines;

import java.time.Duration;

/** Puts a caller's request into the domain's terms. */
record T5Requests(
        ModelId model, int mostTokens, T5Prompts prompts, Deadlines deadlines, Duration limit) {

    CompletionRequest completion(T5Request request, boolean streams) {
        return CompletionRequest.of(
                model,
                prompts.prompt(request),
                T5Decoding.sampling(request, streams, mostTokens),
                deadlines.within(limit));
    }
}

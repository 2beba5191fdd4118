package dev.promptport.domain.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.domain.completion.CompletionRequest;

import java.util.List;

/** Variations of a request. */
final class Requests {

    private Requests() {}

    static CompletionRequest ofOneToken(CompletionRequest request) {
        return request.withSampling(request.sampling().toBuilder().maxTokens(1).build());
    }

    static CompletionRequest stoppingAt(String stop, CompletionRequest request) {
        return request.withSampling(request.sampling().toBuilder().stop(List.of(stop)).build());
    }

    static String lastWord(String text) {
        String[] words = text.strip().split("\\s+");
        assumeTrue(words.length > 1, "an answer of one word leaves nothing before its end");
        return words[words.length - 1];
    }
}

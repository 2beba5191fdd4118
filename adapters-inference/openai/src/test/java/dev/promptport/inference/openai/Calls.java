package dev.promptport.inference.openai;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Failure;
import dev.promptport.inference.openai.played.PlayedModel;
import dev.promptport.inference.openai.wire.TokenLimit;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The adapter for a played endpoint, and calls of it. */
final class Calls implements AutoCloseable {

    static final ModelId MODEL = new ModelId("openai", PlayedModel.NAME);
    static final Duration PLENTY = Duration.ofSeconds(20);
    static final String KEY = "sk-canary";

    private final OpenAiCompletions adapter;

    Calls(OpenAiSettings settings) {
        adapter = new OpenAiCompletions(settings);
    }

    static Calls of(URI baseUrl) {
        return new Calls(settings(baseUrl));
    }

    /** Three attempts with next to no time between them. */
    static OpenAiSettings settings(URI baseUrl) {
        return new OpenAiSettings(
                baseUrl,
                _ -> Optional.of(KEY),
                Optional.empty(),
                Optional.empty(),
                TokenLimit.BY_MODEL,
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                3,
                Duration.ofMillis(2));
    }

    OpenAiCompletions adapter() {
        return adapter;
    }

    Completion complete() {
        return adapter.complete(request(Deadline.in(PLENTY)));
    }

    Completion stream(Consumer<? super Delta> sink) {
        return adapter.stream(request(Deadline.in(PLENTY)), sink);
    }

    static CompletionRequest request(Deadline deadline) {
        return CompletionRequest.of(MODEL, "canary", Sampling.DEFAULT, deadline);
    }

    /** What the call fails with. */
    static Failure failure(Callable<?> call) {
        try {
            Object answer = call.call();
            throw new AssertionError("the call was to fail and answered " + answer);
        } catch (Failure e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError("the call failed with no failure of ours", e);
        }
    }

    @Override
    public void close() {
        adapter.close();
    }
}

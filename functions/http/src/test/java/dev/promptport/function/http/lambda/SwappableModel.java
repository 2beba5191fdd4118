package dev.promptport.function.http.lambda;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Lets each test put a model of its own behind a function that was started once for all. */
public final class SwappableModel implements CompletionPort, StreamingCompletionPort {

    private final AtomicReference<StreamingCompletionPort> model =
            new AtomicReference<>(
                    (_, _) -> {
                        throw new IllegalStateException("this test has no model");
                    });

    public void becomes(StreamingCompletionPort other) {
        model.set(other);
    }

    @Override
    public Completion complete(CompletionRequest request) {
        return stream(request, _ -> {});
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        return model.get().stream(request, sink);
    }
}

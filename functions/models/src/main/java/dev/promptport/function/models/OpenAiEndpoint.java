package dev.promptport.function.models;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.openai.OpenAiCompletions;

import java.util.Optional;
import java.util.function.Supplier;

/** OpenAI, or the endpoint in its place, as this process reaches it: set up when first needed. */
final class OpenAiEndpoint implements AutoCloseable {

    private final Optional<String> missing;
    private final Lazy<OpenAiCompletions> models;

    /**
     * @param missing what to set before it can be asked; empty when it can
     */
    OpenAiEndpoint(Optional<String> missing, Supplier<OpenAiCompletions> open) {
        this.missing = missing;
        this.models = new Lazy<>(open);
    }

    Optional<String> missing() {
        return missing;
    }

    /**
     * The models there.
     *
     * @throws Misconfigured when a setting is missing or wrong
     */
    OpenAiCompletions models() {
        if (missing.isPresent()) {
            throw new Misconfigured(missing.get());
        }
        return models.get();
    }

    @Override
    public void close() {
        OpenAiCompletions made = models.peek();
        if (made != null) {
            made.close();
        }
    }
}

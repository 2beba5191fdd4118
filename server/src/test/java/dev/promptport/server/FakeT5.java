package dev.promptport.server;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.function.t5.T5Engine;
import dev.promptport.function.t5.T5Model;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Duration;

/** Puts a scripted model where the engine would be, in servers started with one. */
@Factory
@Requires(bean = FakeT5.Script.class)
public class FakeT5 {

    public static final ModelId MODEL = ModelId.of("local:scripted");

    /** The port a test scripts; one that streams also completes. */
    public record Script(StreamingCompletionPort port, boolean loads) {}

    @Singleton
    @Replaces(T5Model.class)
    T5Model model(Script script) {
        return new T5Model(
                MODEL,
                () -> {
                    if (!script.loads()) {
                        throw new Unavailable(
                                "the hub is out of reach", Duration.ofSeconds(7), null);
                    }
                    return new T5Engine(
                            request -> script.port().stream(request, _ -> {}),
                            script.port(),
                            () -> {});
                });
    }
}

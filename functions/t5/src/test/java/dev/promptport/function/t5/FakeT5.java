package dev.promptport.function.t5;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.port.StreamingCompletionPort;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

/** Puts a scripted model where the engine would be, in contexts that hold one. */
@Factory
@Requires(bean = FakeT5.Script.class)
class FakeT5 {

    static final ModelId MODEL = ModelId.of("local:scripted");

    /** The port a test scripts; one that streams also completes. */
    record Script(StreamingCompletionPort port) {}

    @Singleton
    @Replaces(T5Model.class)
    T5Model model(Script script) {
        return new T5Model(
                MODEL,
                () ->
                        new T5Engine(
                                request -> script.port().stream(request, _ -> {}),
                                script.port(),
                                () -> {}));
    }
}

package dev.promptport.function.http.invocation;

import io.micronaut.context.annotation.Secondary;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;

/** A process of its own, without a platform around it. */
@Singleton
@Secondary
final class NoPlatform implements Invocation {

    @Override
    public Optional<String> requestId() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> remaining() {
        return Optional.empty();
    }
}

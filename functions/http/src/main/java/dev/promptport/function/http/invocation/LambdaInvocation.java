package dev.promptport.function.http.invocation;

import com.amazonaws.services.lambda.runtime.Context;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * The invocation this thread serves: api-proxy announces it and handles the request on one thread.
 * Keeping it here instead of registering a bean a request also keeps invocations apart where Lambda
 * runs several at once.
 */
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
@Requires(classes = LambdaContextFactory.class)
final class LambdaInvocation implements Invocation, LambdaContextFactory {

    private final ThreadLocal<@Nullable Context> current = new ThreadLocal<>();

    @Override
    public void registerSingletons(Context context) {
        current.set(context);
    }

    @Override
    public Optional<String> requestId() {
        return Optional.ofNullable(current.get()).map(Context::getAwsRequestId);
    }

    @Override
    public Optional<Duration> remaining() {
        return Optional.ofNullable(current.get())
                .map(c -> Duration.ofMillis(c.getRemainingTimeInMillis()));
    }
}

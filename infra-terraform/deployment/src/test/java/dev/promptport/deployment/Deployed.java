package dev.promptport.deployment;

import dev.promptport.deployment.harness.Exchanges;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

import java.io.IOException;

/**
 * Hands every class that asks for them the one {@link Deployment} and the {@link Exchanges} with
 * it, and stops them when all tests are through.
 */
final class Deployed implements BeforeAllCallback, ParameterResolver {

    private static final Namespace OWN = Namespace.create(Deployed.class);

    /** Only here can a class be skipped: a parameter that cannot be had is a failure. */
    @Override
    public void beforeAll(ExtensionContext extension) {
        deployment(extension.getRoot().getStore(OWN));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        Class<?> type = parameter.getParameter().getType();
        return type == Deployment.class || type == Exchanges.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        Store store = extension.getRoot().getStore(OWN);
        return parameter.getParameter().getType() == Deployment.class
                ? deployment(store)
                : exchanges(store);
    }

    private static Deployment deployment(Store store) {
        return shared(store, Deployment.class, Deployment::apply);
    }

    private static Exchanges exchanges(Store store) {
        Deployment deployment = deployment(store);
        return shared(store, Exchanges.class, deployment::exchanges);
    }

    /** What is made, or fails, at the first question. */
    private interface Making<T> {
        T make() throws IOException, InterruptedException;
    }

    /** What came of making something: the thing, or why there is none. */
    private record Attempt<T>(@Nullable T made, @Nullable Throwable failure)
            implements AutoCloseable {

        static <T> Attempt<T> at(Making<T> making) {
            try {
                return new Attempt<>(making.make(), null);
            } catch (IOException | InterruptedException | RuntimeException | Error failure) {
                return new Attempt<>(null, failure);
            }
        }

        T get() {
            if (failure instanceof TestAbortedException skipped) {
                throw new TestAbortedException(skipped.getMessage(), skipped);
            }
            if (made == null) {
                throw new AssertionError("not deployed", failure);
            }
            return made;
        }

        @Override
        public void close() throws Exception {
            if (made instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    private static <T> T shared(Store store, Class<T> type, Making<T> making) {
        Attempt<?> attempt =
                store.getOrComputeIfAbsent(type, _ -> Attempt.at(making), Attempt.class);
        return type.cast(attempt.get());
    }
}

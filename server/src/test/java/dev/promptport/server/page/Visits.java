package dev.promptport.server.page;

import com.microsoft.playwright.Browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.Map;

/**
 * One browser and one server for all tests, a visit of its own for each. After each test nothing
 * may have happened that must never happen.
 */
final class Visits implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Visits.class);

    /** What all tests share. */
    private static final class Stage implements AutoCloseable {

        private final Chromium chromium = new Chromium();
        private final PlayedModel model = new PlayedModel();
        private final PageServer server = new PageServer(model, Map.of());

        @Override
        public void close() {
            chromium.close();
            server.close();
        }
    }

    private static Stage stage(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Stage.class, _ -> new Stage(), Stage.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage(context).model.echoes();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Visit.class
                || type == PlayedModel.class
                || type == PageServer.class
                || type == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stage stage = stage(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == PlayedModel.class) {
            return stage.model;
        }
        if (type == PageServer.class) {
            return stage.server;
        }
        if (type == Browser.class) {
            return stage.chromium.browser();
        }
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Visit.class,
                        _ -> new Visit(stage.chromium.browser(), stage.server.address()),
                        Visit.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visit visit = context.getStore(NAMESPACE).get(Visit.class, Visit.class);
        if (visit != null && context.getExecutionException().isEmpty()) {
            visit.assertHarmless();
        }
    }
}

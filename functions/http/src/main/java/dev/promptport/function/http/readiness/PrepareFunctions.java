package dev.promptport.function.http.readiness;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Loads the models before the first request: on Lambda while the environment starts, in the server
 * before its port opens. A wrong setting ends the start; what may pass by itself does not.
 */
@Singleton
final class PrepareFunctions implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PrepareFunctions.class);

    private final List<FunctionProbe> functions;

    PrepareFunctions(List<FunctionProbe> functions) {
        this.functions = functions;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        functions.forEach(PrepareFunctions::prepare);
    }

    private static void prepare(FunctionProbe function) {
        try {
            function.prepare();
        } catch (Misconfigured e) {
            throw e;
        } catch (Failure e) {
            LOG.warn("{} is not ready: {}", function.function(), e.getMessage());
        }
    }
}

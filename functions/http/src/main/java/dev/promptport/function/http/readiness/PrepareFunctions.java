package dev.promptport.function.http.readiness;

import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.invocation.Platform;

import io.micronaut.context.env.Environment;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * Loads the models before the first request: on Lambda while the environment starts, in the server
 * before its port opens. A wrong setting ends the start; what may pass by itself does not. A
 * missing one ends it on Lambda, which serves nothing but that function; in the server the function
 * stays off.
 */
@Singleton
final class PrepareFunctions implements ApplicationEventListener<StartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(PrepareFunctions.class);

    private final List<FunctionProbe> functions;
    private final Environment environment;

    PrepareFunctions(List<FunctionProbe> functions, Environment environment) {
        this.functions = functions;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        functions.forEach(this::prepare);
    }

    private void prepare(FunctionProbe function) {
        String missing = function.missing().orElse(null);
        if (missing != null) {
            if (Platform.isLambda(environment)) {
                throw new Misconfigured(missing);
            }
            return;
        }
        try {
            function.prepare();
        } catch (Misconfigured e) {
            throw e;
        } catch (Failure e) {
            LOG.warn("{} is not ready: {}", function.function(), e.getMessage());
        }
    }
}

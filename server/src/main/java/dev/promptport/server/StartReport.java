package dev.promptport.server;

import dev.promptport.function.http.readiness.FunctionProbe;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import java.util.List;

/** Tells whoever started the server what it can do, and where. */
@Singleton
final class StartReport implements ApplicationEventListener<ServerStartupEvent> {

    private final List<FunctionProbe> functions;

    StartReport(List<FunctionProbe> functions) {
        this.functions = functions;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        functions.forEach(
                function ->
                        System.out.printf(
                                "%-16s %-32s %s%n",
                                function.function(),
                                function.model(),
                                function.unready()
                                        .map(reason -> "not ready: " + reason)
                                        .orElse("ready")));
        System.out.println(
                "Promptport is at " + event.getSource().getURL() + " and described at /docs");
    }
}

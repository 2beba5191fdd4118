package dev.promptport.server;

import dev.promptport.function.http.readiness.FunctionProbe;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;

import jakarta.inject.Singleton;

import java.util.Comparator;
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
        functions.stream()
                .sorted(Comparator.comparing(FunctionProbe::function))
                .forEach(
                        function ->
                                System.out.printf(
                                        "%-16s %-32s %s%n",
                                        function.function(), function.model(), state(function)));
        System.out.println(
                "Promptport is at " + event.getSource().getURL() + " and described at /docs");
    }

    private static String state(FunctionProbe function) {
        return function.missing()
                .map(setting -> "off: " + setting)
                .or(() -> function.unready().map(reason -> "not ready: " + reason))
                .orElse("ready");
    }
}

package dev.promptport.server;

import dev.promptport.function.http.readiness.FunctionProbe;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;

import java.util.List;

/** Answers health checks: 200 when every function that is set up can serve, else 503. */
@Controller("/health")
final class HealthController {

    private final List<FunctionProbe> functions;

    HealthController(List<FunctionProbe> functions) {
        this.functions = functions;
    }

    @Get
    @Operation(summary = "Ask whether every function that is set up can serve", tags = "server")
    HttpResponse<Health> health() {
        Health health = Health.of(functions);
        HttpStatus status =
                health.status().equals(Health.UP) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        return HttpResponse.<Health>status(status).body(health);
    }
}

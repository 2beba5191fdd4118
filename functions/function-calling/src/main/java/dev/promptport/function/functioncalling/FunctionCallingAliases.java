package dev.promptport.function.functioncalling;

import static dev.promptport.function.functioncalling.FunctionCallingController.EXAMPLE;
import static dev.promptport.function.functioncalling.FunctionCallingController.PASSTHROUGH;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** The same routes below the stage that an API Gateway may leave in the path. */
@Hidden
@Controller("/${promptport.http.stage:v1}")
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_EVENT_STREAM})
final class FunctionCallingAliases {

    private final FunctionCallingController function;

    FunctionCallingAliases(FunctionCallingController function) {
        this.function = function;
    }

    @Post(EXAMPLE)
    HttpResponse<?> example(HttpRequest<?> request) {
        return function.example(request);
    }

    @Post(PASSTHROUGH)
    HttpResponse<?> passthrough(HttpRequest<?> request) {
        return function.passthrough(request);
    }
}

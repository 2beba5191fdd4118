package dev.promptport.function.t5;

import static dev.promptport.function.t5.T5Controller.REFERENCE;
import static dev.promptport.function.t5.T5Controller.T5;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * The same function under the paths and methods an API Gateway may hand it: an HTTP API with a
 * named stage keeps the stage in the path, and the reference's route is open to every method.
 */
@Hidden
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN, TEXT_EVENT_STREAM})
final class T5Aliases {

    private static final String STAGE = "/${promptport.http.stage:default}";

    private final T5Controller t5;

    T5Aliases(T5Controller t5) {
        this.t5 = t5;
    }

    @Post(uris = {STAGE + T5, STAGE + REFERENCE})
    HttpResponse<?> post(HttpRequest<?> request) {
        return t5.answer(request);
    }

    @Get(uris = {REFERENCE, STAGE + REFERENCE})
    HttpResponse<?> get(HttpRequest<?> request) {
        return t5.answer(request);
    }

    @Put(uris = {REFERENCE, STAGE + REFERENCE})
    HttpResponse<?> put(HttpRequest<?> request) {
        return t5.answer(request);
    }

    @Patch(uris = {REFERENCE, STAGE + REFERENCE})
    HttpResponse<?> patch(HttpRequest<?> request) {
        return t5.answer(request);
    }

    @Delete(uris = {REFERENCE, STAGE + REFERENCE})
    HttpResponse<?> delete(HttpRequest<?> request) {
        return t5.answer(request);
    }
}

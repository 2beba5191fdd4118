package dev.promptport.function.toxicity;

import static dev.promptport.function.toxicity.LabelResponses.LABELS_JSON;
import static dev.promptport.function.toxicity.ToxicityController.TOXICITY;

import static io.micronaut.http.MediaType.APPLICATION_JSON;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * The same function where it is alone: at the root of its function URL, as the reference has it,
 * and below the stage of an HTTP API.
 */
@Hidden
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, LABELS_JSON})
@Requires(env = "lambda")
final class ToxicityRoot {

    private static final String ROOT = "/";
    private static final String STAGE = "/${promptport.http.stage:default}" + TOXICITY;

    private final ToxicityController toxicity;

    ToxicityRoot(ToxicityController toxicity) {
        this.toxicity = toxicity;
    }

    @Get(uris = {ROOT, STAGE})
    HttpResponse<?> get(HttpRequest<?> request) {
        return toxicity.answer(request);
    }

    @Post(uris = {ROOT, STAGE})
    HttpResponse<?> post(HttpRequest<?> request) {
        return toxicity.answer(request);
    }
}

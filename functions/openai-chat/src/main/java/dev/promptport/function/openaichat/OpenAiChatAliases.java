package dev.promptport.function.openaichat;

import static dev.promptport.function.openaichat.AppsController.EXAMPLE;
import static dev.promptport.function.openaichat.AppsController.EXAMPLES;
import static dev.promptport.function.openaichat.CompletionsController.COMPLETIONS;
import static dev.promptport.function.openaichat.ModelsController.MODEL;
import static dev.promptport.function.openaichat.ModelsController.MODELS;
import static dev.promptport.function.openaichat.PassthroughController.PASSTHROUGH;
import static dev.promptport.function.openaichat.PassthroughController.PASSTHROUGH_V2;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * The same routes as an API Gateway may ask for them: an HTTP API with a named stage, as the
 * reference's {@code v1}, keeps it in the path. OpenAI's paths begin with {@code /v1} of their own,
 * which may be that of the stage, come after it, or be lost with it.
 */
@Hidden
@Controller
@Produces({APPLICATION_JSON, TEXT_EVENT_STREAM})
final class OpenAiChatAliases {

    private static final String STAGE = "/${promptport.http.stage:v1}";

    private final PassthroughController passthrough;
    private final AppsController apps;
    private final CompletionsController completions;
    private final ModelsController models;

    OpenAiChatAliases(
            PassthroughController passthrough,
            AppsController apps,
            CompletionsController completions,
            ModelsController models) {
        this.passthrough = passthrough;
        this.apps = apps;
        this.completions = completions;
        this.models = models;
    }

    @Post(uris = {STAGE + PASSTHROUGH, STAGE + PASSTHROUGH_V2})
    @Consumes(APPLICATION_JSON)
    HttpResponse<?> passthrough(HttpRequest<?> request) {
        return passthrough.answer(request);
    }

    @Post(STAGE + EXAMPLE)
    @Consumes(APPLICATION_JSON)
    HttpResponse<?> run(HttpRequest<?> request, String slug) {
        return apps.run(request, slug);
    }

    @Get(STAGE + EXAMPLES)
    AppList apps() {
        return apps.list();
    }

    @Get(STAGE + EXAMPLE)
    HttpResponse<?> app(HttpRequest<?> request, String slug) {
        return apps.describe(request, slug);
    }

    @Post(uris = {COMPLETIONS, STAGE + "/v1" + COMPLETIONS})
    @Consumes(APPLICATION_JSON)
    HttpResponse<?> complete(HttpRequest<?> request) {
        return completions.answer(request);
    }

    @Get(uris = {MODELS, STAGE + "/v1" + MODELS})
    ModelList models() {
        return models.list();
    }

    @Get(uris = {MODELS + "/{name:.+}", STAGE + "/v1" + MODEL})
    ModelList.Model model(String name) {
        return models.get(name);
    }
}

package dev.promptport.function.sagemakerchat;

import static dev.promptport.function.sagemakerchat.SageMakerChatController.REFERENCE;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * The same function as an API Gateway may ask for it: the reference's route is open to every
 * method, and an HTTP API with a named stage, as the reference's {@code v1}, keeps it in the path.
 */
@Hidden
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN, TEXT_EVENT_STREAM})
final class SageMakerChatAliases {

    private static final String STAGE = "/${promptport.http.stage:v1}";

    private final SageMakerChatController chat;

    SageMakerChatAliases(SageMakerChatController chat) {
        this.chat = chat;
    }

    @Post(STAGE + REFERENCE)
    HttpResponse<?> post(HttpRequest<?> request) {
        return chat.answer(request);
    }

    @Get(uris = {REFERENCE, STAGE + REFERENCE})
    HttpResponse<?> get(HttpRequest<?> request) {
        return chat.answer(request);
    }
}

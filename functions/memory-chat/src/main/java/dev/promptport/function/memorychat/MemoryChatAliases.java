package dev.promptport.function.memorychat;

import static dev.promptport.function.memorychat.MemoryChatController.EXAMPLE;
import static dev.promptport.function.memorychat.MemoryChatController.LANGCHAIN;

import static io.micronaut.http.MediaType.APPLICATION_JSON;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * The same routes as an API Gateway may ask for them: an HTTP API with a named stage, as the
 * reference's {@code v1}, keeps it in the path.
 */
@Hidden
@Controller
@Produces(APPLICATION_JSON)
final class MemoryChatAliases {

    private static final String STAGE = "/${promptport.http.stage:v1}";

    private final MemoryChatController chat;

    MemoryChatAliases(MemoryChatController chat) {
        this.chat = chat;
    }

    @Post(STAGE + LANGCHAIN)
    @Consumes(APPLICATION_JSON)
    HttpResponse<?> langChain(HttpRequest<?> request) {
        return chat.converse(request);
    }

    @Post(STAGE + EXAMPLE)
    @Consumes(APPLICATION_JSON)
    HttpResponse<?> example(HttpRequest<?> request) {
        return chat.app(request);
    }

    @Delete(STAGE + LANGCHAIN)
    HttpResponse<?> delete(HttpRequest<?> request) {
        return chat.forget(request);
    }
}

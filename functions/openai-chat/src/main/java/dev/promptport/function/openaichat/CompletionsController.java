package dev.promptport.function.openaichat;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.openai.ChatAnswers;
import dev.promptport.function.openai.ChatBodies;
import dev.promptport.function.openai.ChatBody;
import dev.promptport.function.openai.ChatBodySchema;
import dev.promptport.function.openai.ChatCompletion;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** OpenAI's own route. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_EVENT_STREAM})
public final class CompletionsController {

    static final String COMPLETIONS = "/chat/completions";

    private final OpenAiChat chat;
    private final ChatBodies bodies;
    private final ChatAnswers answers;

    CompletionsController(OpenAiChat chat, ChatBodies bodies, ChatAnswers answers) {
        this.chat = chat;
        this.bodies = bodies;
        this.answers = answers;
    }

    @Post("/v1" + COMPLETIONS)
    @Operation(
            summary = "Answer a conversation, as OpenAI does",
            description =
                    "For OpenAI's clients, with this server's address and /v1 as their base URL. With stream: true the "
                            + "answer comes in chunks.",
            tags = "openai-chat")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ChatBodySchema.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The model's answer",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = ChatCompletion.class)),
                @Content(mediaType = TEXT_EVENT_STREAM, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "400",
            description = "The request is wrong; the error names the field",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such model",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "429",
            description = "The model takes no more requests; try again after Retry-After",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "504",
            description = "The time allowed is spent",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    HttpResponse<?> post(HttpRequest<?> request) {
        return answer(request);
    }

    HttpResponse<?> answer(HttpRequest<?> request) {
        ChatBody body = bodies.openAi(request);
        CompletionRequest asked = chat.request(body);
        return body.written()
                .asWritten(
                        () ->
                                body.stream().streamed()
                                        ? answers.streamed(
                                                request,
                                                asked.model(),
                                                body.stream(),
                                                sink -> chat.stream(asked, sink))
                                        : answers.whole(
                                                request,
                                                () -> chat.complete(asked),
                                                ChatCompletion::of));
    }
}

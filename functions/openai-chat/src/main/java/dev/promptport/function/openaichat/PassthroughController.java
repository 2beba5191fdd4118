package dev.promptport.function.openaichat;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.function.openai.ChatAnswers;
import dev.promptport.function.openai.ChatBodies;
import dev.promptport.function.openai.ChatBody;
import dev.promptport.function.openai.ChatCompletion;
import dev.promptport.function.openai.ReferenceBodySchema;
import dev.promptport.function.openai.ReferenceError;
import dev.promptport.function.openai.RequestMetaData;

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

/** The reference's native routes. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_EVENT_STREAM})
public final class PassthroughController {

    static final String PASSTHROUGH = "/passthrough";
    static final String PASSTHROUGH_V2 = "/passthrough_v2";

    /** The reference's name of this function. */
    static final String LAMBDA = "lambda_openai_v2";

    private final OpenAiChat chat;
    private final ChatBodies bodies;
    private final ChatAnswers answers;

    PassthroughController(OpenAiChat chat, ChatBodies bodies, ChatAnswers answers) {
        this.chat = chat;
        this.bodies = bodies;
        this.answers = answers;
    }

    @Post(uris = {PASSTHROUGH, PASSTHROUGH_V2})
    @Operation(
            summary = "Answer a conversation, as the reference does",
            description =
                    "OpenAI's body, or input_text and chat_history in the place of messages. Calls of the caller's tools "
                            + "are answered to the caller. With stream: true the answer comes in chunks.",
            tags = "openai-chat")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceBodySchema.class)))
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
            description = "The request is wrong; the description names the field",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such model",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "429",
            description = "The model takes no more requests; try again after Retry-After",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "504",
            description = "The time allowed is spent",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> post(HttpRequest<?> request) {
        return answer(request);
    }

    HttpResponse<?> answer(HttpRequest<?> request) {
        ChatBody body = bodies.reference(request);
        CompletionRequest asked = chat.request(body);
        RequestMetaData meta =
                RequestMetaData.of(
                        LAMBDA, asked.model(), asked.sampling(), body.inputText().orElse(null));
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
                                                completion -> ChatCompletion.of(completion, meta)));
    }
}

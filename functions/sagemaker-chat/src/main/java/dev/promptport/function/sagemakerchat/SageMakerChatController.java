package dev.promptport.function.sagemakerchat;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import dev.promptport.domain.completion.Completion;
import dev.promptport.function.http.answer.AnswerForm;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.record.RequestRecord;
import dev.promptport.function.http.stream.CompletionStream;
import dev.promptport.function.http.stream.ServerSentEvents;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import java.util.Locale;

/** The function's route. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN, TEXT_EVENT_STREAM})
public final class SageMakerChatController {

    /** The path of the reference this function replaces. */
    static final String REFERENCE = "/invoke_sagemaker_endpoint";

    private final SageMakerChat chat;
    private final JsonBody json;
    private final Caller caller;
    private final ServerSentEvents events;

    SageMakerChatController(
            SageMakerChat chat, JsonBody json, Caller caller, ServerSentEvents events) {
        this.chat = chat;
        this.json = json;
        this.caller = caller;
        this.events = events;
    }

    @Post(REFERENCE)
    @Operation(
            summary = "Answer a prompt or a conversation",
            description =
                    "Asks the function's model, on a SageMaker endpoint or elsewhere. The generated text is what the "
                            + "model wrote; parameters.return_full_text puts the prompt before it. Accept text/plain "
                            + "for the text alone, text/event-stream for its pieces as they are written.",
            tags = "sagemaker-chat")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = SageMakerChatRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The generated text",
            headers = {
                @Header(name = "x-model", description = "The model that wrote it"),
                @Header(name = "x-input-tokens", description = "Tokens read"),
                @Header(name = "x-output-tokens", description = "Tokens written"),
                @Header(name = "x-finish-reason", description = "stop or length")
            },
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = SageMakerChatAnswer.class)),
                @Content(mediaType = TEXT_PLAIN, schema = @Schema(type = "string")),
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
            responseCode = "429",
            description = "The model takes no more requests; try again after Retry-After",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "502",
            description = "The model's answer cannot be used",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "503",
            description = "The model is not ready; try again after Retry-After",
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
        SageMakerChatRequest asked = SageMakerChatRequest.read(json.read(request));
        return ChatFields.of(asked)
                .asWritten(
                        () ->
                                switch (AnswerForm.of(request)) {
                                    case JSON -> whole(request, asked);
                                    case TEXT -> text(request, asked);
                                    case EVENTS -> stream(request, asked);
                                });
    }

    private HttpResponse<?> whole(HttpRequest<?> request, SageMakerChatRequest asked) {
        Completion completion = complete(request, asked);
        return described(completion, HttpResponse.ok(SageMakerChatAnswer.of(completion)))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private HttpResponse<?> text(HttpRequest<?> request, SageMakerChatRequest asked) {
        Completion completion = complete(request, asked);
        return described(completion, HttpResponse.ok(completion.text()))
                .contentType(MediaType.of("text/plain;charset=utf-8"));
    }

    private HttpResponse<?> stream(HttpRequest<?> request, SageMakerChatRequest asked) {
        CompletionStream stream =
                caller.whileWaiting(
                        request,
                        () -> CompletionStream.open(chat.streaming(asked), chat.request(asked)));
        return HttpResponse.ok(events.write(request, stream, StreamEnd.Piece::new, StreamEnd::of))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE);
    }

    private Completion complete(HttpRequest<?> request, SageMakerChatRequest asked) {
        Completion completion = caller.whileWaiting(request, () -> chat.complete(asked));
        RequestRecord.of(request).used(completion.usage());
        return completion;
    }

    /** The reference's body has no room for it. */
    private static <T> MutableHttpResponse<T> described(
            Completion completion, MutableHttpResponse<T> response) {
        return response.header("x-model", completion.model().toString())
                .header("x-input-tokens", Integer.toString(completion.usage().input()))
                .header("x-output-tokens", Integer.toString(completion.usage().output()))
                .header(
                        "x-finish-reason",
                        completion.finishReason().name().toLowerCase(Locale.ROOT));
    }
}

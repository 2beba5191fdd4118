package dev.promptport.function.t5;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
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
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The function's routes. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN, TEXT_EVENT_STREAM})
public final class T5Controller {

    static final String T5 = "/t5";

    /** The path of the reference this function replaces. */
    static final String REFERENCE = "/rust-lambda-t5";

    private final T5Model model;
    private final T5Requests requests;
    private final JsonBody json;
    private final Caller caller;
    private final ServerSentEvents events;

    T5Controller(
            T5Model model,
            T5Requests requests,
            JsonBody json,
            Caller caller,
            ServerSentEvents events) {
        this.model = model;
        this.requests = requests;
        this.json = json;
        this.caller = caller;
        this.events = events;
    }

    @Post(uris = {T5, REFERENCE})
    @Operation(
            summary = "Write a text",
            description =
                    "Completes, summarises or translates with a T5. Accept text/plain for the text alone, "
                            + "text/event-stream for its pieces as they are written.",
            tags = "t5")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = T5Request.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The text",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = T5Answer.class)),
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
            description = "The queue is full; try again after Retry-After",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "503",
            description = "The model is not loaded yet; try again after Retry-After",
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
    HttpResponse<?> t5(HttpRequest<?> request) {
        return answer(request);
    }

    HttpResponse<?> answer(HttpRequest<?> request) {
        T5Request asked = T5Request.read(json.read(request));
        AnswerForm form = AnswerForm.of(request);
        return T5Fields.of(asked)
                .asWritten(
                        () -> {
                            CompletionRequest completion =
                                    requests.completion(asked, form == AnswerForm.EVENTS);
                            return switch (form) {
                                case JSON ->
                                        HttpResponse.ok(T5Answer.of(complete(request, completion)))
                                                .contentType(MediaType.APPLICATION_JSON_TYPE);
                                case TEXT ->
                                        HttpResponse.ok(complete(request, completion).text())
                                                .contentType(
                                                        MediaType.of("text/plain;charset=utf-8"));
                                case EVENTS ->
                                        HttpResponse.ok(stream(request, completion))
                                                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE);
                            };
                        });
    }

    private Completion complete(HttpRequest<?> request, CompletionRequest asked) {
        Completion completion =
                caller.whileWaiting(request, () -> model.engine().completion().complete(asked));
        RequestRecord.of(request).used(completion.usage());
        return completion;
    }

    private Object stream(HttpRequest<?> request, CompletionRequest asked) {
        CompletionStream stream =
                caller.whileWaiting(
                        request, () -> CompletionStream.open(model.engine().streaming(), asked));
        return events.write(request, stream, T5Answer.Piece::new, T5Answer::of);
    }
}

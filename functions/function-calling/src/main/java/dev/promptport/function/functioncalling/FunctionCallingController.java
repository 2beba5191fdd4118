package dev.promptport.function.functioncalling;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;

import dev.promptport.domain.usecase.PluginAnswer;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.record.RequestRecord;
import dev.promptport.function.openai.AppBodySchema;
import dev.promptport.function.openai.ChatAnswers;
import dev.promptport.function.openai.ChatBodies;
import dev.promptport.function.openai.ChatModel;
import dev.promptport.function.openai.ReferenceBodySchema;
import dev.promptport.function.openai.ReferenceError;
import dev.promptport.function.openai.RequestMetaData;

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

import jakarta.inject.Named;

/** The function's routes. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_EVENT_STREAM})
public final class FunctionCallingController {

    static final String EXAMPLE = "/examples/openai-function-calling";
    static final String PASSTHROUGH = "/openai_function_passthrough";

    /** What the reference calls this function. */
    private static final String LAMBDA = "lambda_openai_function";

    private final FunctionCalling function;
    private final ChatModel model;
    private final ChatBodies bodies;
    private final ChatAnswers answers;
    private final Caller caller;

    FunctionCallingController(
            FunctionCalling function,
            @Named(FunctionCallingComposition.NAME) ChatModel model,
            ChatBodies bodies,
            ChatAnswers answers,
            Caller caller) {
        this.function = function;
        this.model = model;
        this.bodies = bodies;
        this.answers = answers;
        this.caller = caller;
    }

    @Post(EXAMPLE)
    @Operation(
            summary = "Ask an assistant that has the weather and plugins at hand",
            description =
                    "The model calls get_current_weather, and the facts of the plugins that the user's words bring in, "
                            + "until it can answer. Results of tools that fail are given to the model too.",
            tags = "function-calling")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = AppBodySchema.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The final answer; request_meta_data names the plugins that had a part",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = FunctionCallingAnswer.class)),
                @Content(mediaType = TEXT_EVENT_STREAM, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "400",
            description = "The request is wrong; the error names the field",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "500",
            description = "A setting or a plugin is wrong; the error names it",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> example(HttpRequest<?> request) {
        return answer(request, FunctionCallingRequest.of(bodies.app(request), model.choice()));
    }

    @Post(PASSTHROUGH)
    @Operation(
            summary = "Have a conversation answered with the weather and plugins",
            description =
                    "OpenAI's body, without tools: the function brings its own. A model in it is asked whatever "
                            + "plugins prefer.",
            tags = "function-calling")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceBodySchema.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The final answer; request_meta_data names the plugins that had a part",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = FunctionCallingAnswer.class)),
                @Content(mediaType = TEXT_EVENT_STREAM, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "400",
            description = "The request is wrong; the error names the field",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "500",
            description = "A setting or a plugin is wrong; the error names it",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> passthrough(HttpRequest<?> request) {
        return answer(request, FunctionCallingRequest.of(bodies.reference(request), model));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, FunctionCallingRequest asked) {
        return asked.written()
                .asWritten(
                        () ->
                                asked.stream().streamed()
                                        ? answers.streamed(
                                                request,
                                                asked.choice().model(),
                                                asked.stream(),
                                                sink -> function.stream(asked, sink))
                                        : whole(request, asked));
    }

    private HttpResponse<?> whole(HttpRequest<?> request, FunctionCallingRequest asked) {
        PluginAnswer answer = caller.whileWaiting(request, () -> function.answer(asked));
        RequestRecord.of(request).used(answer.completion().usage());
        return HttpResponse.ok(
                        FunctionCallingAnswer.of(
                                answer,
                                RequestMetaData.of(
                                        LAMBDA,
                                        asked.choice().model(),
                                        asked.sampling(),
                                        asked.inputText())))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}

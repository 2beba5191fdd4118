package dev.promptport.function.openaichat;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;

import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.domain.usecase.AppRequest;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.record.RequestRecord;
import dev.promptport.function.openai.AppBody;
import dev.promptport.function.openai.AppBodySchema;
import dev.promptport.function.openai.ChatAnswers;
import dev.promptport.function.openai.ChatBodies;
import dev.promptport.function.openai.ChatCompletion;
import dev.promptport.function.openai.ReferenceError;
import dev.promptport.function.openai.RequestMetaData;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The routes of the ready-made apps. */
@Controller
@Produces({APPLICATION_JSON, TEXT_EVENT_STREAM})
public final class AppsController {

    static final String EXAMPLES = "/examples";
    static final String EXAMPLE = EXAMPLES + "/{slug}";

    private static final String UNKNOWN = "prompt_not_found";

    private final Apps apps;
    private final ChatBodies bodies;
    private final ChatAnswers answers;

    AppsController(Apps apps, ChatBodies bodies, ChatAnswers answers) {
        this.apps = apps;
        this.bodies = bodies;
        this.answers = answers;
    }

    @Post(EXAMPLE)
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "Run a ready-made app",
            description =
                    "Puts input_text, after what was said before, to the app's model under the app's instructions. With "
                            + "stream: true the answer comes in chunks.",
            tags = "openai-chat")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = AppBodySchema.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The app's answer",
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
            description = "There is no such app",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> post(HttpRequest<?> request, String slug) {
        return run(request, slug);
    }

    @Get(EXAMPLES)
    @Operation(summary = "List the ready-made apps", tags = "openai-chat")
    @ApiResponse(
            responseCode = "200",
            description = "All apps, by slug",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = AppList.class)))
    AppList list() {
        return new AppList(apps.list().stream().map(this::described).toList());
    }

    @Get(EXAMPLE)
    @Operation(summary = "Describe a ready-made app", tags = "openai-chat")
    @ApiResponse(
            responseCode = "200",
            description = "The app",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = AppList.App.class)))
    @ApiResponse(
            responseCode = "404",
            description = "There is no such app",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> get(HttpRequest<?> request, String slug) {
        return describe(request, slug);
    }

    HttpResponse<?> describe(HttpRequest<?> request, String slug) {
        return apps.named(slug)
                .<HttpResponse<?>>map(app -> HttpResponse.ok(described(app)))
                .orElseGet(() -> unknown(request));
    }

    HttpResponse<?> run(HttpRequest<?> request, String slug) {
        return apps.named(slug)
                .<HttpResponse<?>>map(app -> run(request, app))
                .orElseGet(() -> unknown(request));
    }

    private HttpResponse<?> run(HttpRequest<?> request, PromptTemplate app) {
        AppBody body = bodies.app(request);
        AppRequest asked = apps.request(app, body);
        return body.written()
                .asWritten(
                        () ->
                                body.stream().streamed()
                                        ? answers.streamed(
                                                request,
                                                apps.model(app),
                                                body.stream(),
                                                sink -> apps.stream(asked, sink))
                                        : answers.whole(
                                                request,
                                                () -> apps.run(asked),
                                                completion ->
                                                        ChatCompletion.of(
                                                                completion, meta(app, body))));
    }

    private RequestMetaData meta(PromptTemplate app, AppBody body) {
        return RequestMetaData.of(
                PassthroughController.LAMBDA, apps.model(app), app.sampling(), body.inputText());
    }

    private AppList.App described(PromptTemplate app) {
        return AppList.App.of(app, apps.shownModel(app));
    }

    private static HttpResponse<?> unknown(HttpRequest<?> request) {
        RequestRecord.of(request).failed(UNKNOWN);
        return HttpResponse.notFound(
                ErrorBody.of(
                        "there is no app of that name; GET " + EXAMPLES + " lists those there are",
                        ErrorBody.INVALID_REQUEST,
                        "slug",
                        UNKNOWN));
    }
}

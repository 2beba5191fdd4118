package dev.promptport.function.openaichat;

import static io.micronaut.http.MediaType.APPLICATION_JSON;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.models.ModelNames;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The routes by which OpenAI's clients learn of models. */
@Controller
@Produces(APPLICATION_JSON)
public final class ModelsController {

    static final String MODELS = "/models";

    /** A model's name may have slashes in it. */
    static final String MODEL = MODELS + "/{name:.+}";

    private final Apps apps;
    private final ModelNames names;

    ModelsController(Apps apps, ModelNames names) {
        this.apps = apps;
        this.names = names;
    }

    @Get("/v1" + MODELS)
    @Operation(
            summary = "List models",
            description =
                    "The function's model and those of the apps. A caller may name others that their providers have.",
            tags = "openai-chat")
    @ApiResponse(
            responseCode = "200",
            description = "The models by name",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ModelList.class)))
    ModelList list() {
        return ModelList.of(apps.models());
    }

    @Get("/v1" + MODEL)
    @Operation(summary = "Describe a model of the list", tags = "openai-chat")
    @ApiResponse(
            responseCode = "200",
            description = "The model",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ModelList.Model.class)))
    @ApiResponse(
            responseCode = "404",
            description = "It is not in the list",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    ModelList.Model get(String name) {
        ModelId model = names.resolve(name);
        if (!apps.models().contains(model)) {
            throw new UnknownModel(
                    model, "there is no model of that name in the list that GET /v1/models gives");
        }
        return ModelList.Model.of(model);
    }
}

package dev.promptport.function.toxicity;

import static dev.promptport.function.toxicity.LabelResponses.LABELS_JSON;

import static io.micronaut.http.MediaType.APPLICATION_JSON;

import dev.promptport.domain.classification.Classification;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.json.JsonBody;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The function's routes. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, LABELS_JSON})
public final class ToxicityController {

    static final String TOXICITY = "/toxicity";

    private static final String DESCRIPTION =
            "Two arrays side by side, labels and probabilities as texts, the likeliest first. Accept "
                    + LABELS_JSON
                    + " for an object a label.";

    private static final String ARRAYS =
            "[[\"__label__none\",\"__label__toxic\"],[\"0.9797907\",\"0.02019908\"]]";

    private final ToxicityClassifier classifier;
    private final LabelResponses responses;
    private final JsonBody json;
    private final Caller caller;

    ToxicityController(
            ToxicityClassifier classifier, LabelResponses responses, JsonBody json, Caller caller) {
        this.classifier = classifier;
        this.responses = responses;
        this.json = json;
        this.caller = caller;
    }

    @Get(TOXICITY)
    @Operation(
            summary = "Label a text",
            description = DESCRIPTION,
            tags = "toxicity",
            parameters = {
                @Parameter(
                        name = "q",
                        in = ParameterIn.QUERY,
                        required = true,
                        description = "The text to label",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "k",
                        in = ParameterIn.QUERY,
                        description = "How many labels, the likeliest first; 3 when absent",
                        schema = @Schema(type = "integer", minimum = "1"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The labels",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        array = @ArraySchema(minItems = 2, maxItems = 2),
                        examples = @ExampleObject(ARRAYS)),
                @Content(
                        mediaType = LABELS_JSON,
                        schema = @Schema(implementation = ToxicityLabels.class))
            })
    @ApiResponse(
            responseCode = "400",
            description = "The request is wrong; the error names the field",
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
    HttpResponse<?> get(HttpRequest<?> request) {
        return answer(request);
    }

    @Post(TOXICITY)
    @Operation(summary = "Label a text", description = DESCRIPTION, tags = "toxicity")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ToxicityRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The labels",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        array = @ArraySchema(minItems = 2, maxItems = 2),
                        examples = @ExampleObject(ARRAYS)),
                @Content(
                        mediaType = LABELS_JSON,
                        schema = @Schema(implementation = ToxicityLabels.class))
            })
    HttpResponse<?> post(HttpRequest<?> request) {
        return answer(request);
    }

    HttpResponse<?> answer(HttpRequest<?> request) {
        ToxicityRequest asked =
                ToxicityRequest.read(QueryFields.of(request.getUri()), json.read(request));
        Classification labels = caller.whileWaiting(request, () -> classifier.classify(asked));
        return responses.respond(request, labels);
    }
}

package dev.promptport.function.codegeneration;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import dev.promptport.domain.failure.ArtifactNotSaved;
import dev.promptport.domain.usecase.CodeRequest;
import dev.promptport.domain.usecase.GeneratedCode;
import dev.promptport.function.http.answer.AnswerForm;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The function's routes. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN})
public final class CodeGenerationController {

    static final String UNDERSCORE = "/code_generation";

    /** The reference spells its route both ways. */
    static final String DASH = "/code-generation";

    private final CodeWriter writer;
    private final ArtifactBucket bucket;
    private final JsonBody json;
    private final Caller caller;

    CodeGenerationController(
            CodeWriter writer, ArtifactBucket bucket, JsonBody json, Caller caller) {
        this.writer = writer;
        this.bucket = bucket;
        this.json = json;
        this.caller = caller;
    }

    @Post(uris = {UNDERSCORE, DASH})
    @Operation(
            summary = "Write code and keep it as a file",
            description = "Accept text/plain for the words 'code generation complete' alone.",
            tags = "code-generation",
            parameters =
                    @Parameter(
                            name = CallersKey.HEADER,
                            in = ParameterIn.HEADER,
                            description =
                                    "Makes a request that is sent again find the file of the first, at no cost",
                            schema = @Schema(type = "string", maxLength = 255)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = CodeGenerationRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Where the code is",
            content = {
                @Content(
                        mediaType = APPLICATION_JSON,
                        schema = @Schema(implementation = CodeGenerationAnswer.class)),
                @Content(mediaType = TEXT_PLAIN, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "400",
            description = "The request is wrong; the error names the field",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The same request is being served; try again after Retry-After",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "422",
            description = "The Idempotency-Key stood for another request",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    @ApiResponse(
            responseCode = "502",
            description =
                    "The model wrote no code, or the code could not be saved and is in this answer",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = UnsavedCode.class)))
    HttpResponse<?> generate(HttpRequest<?> request) {
        return answer(request);
    }

    HttpResponse<?> answer(HttpRequest<?> request) {
        CodeGenerationRequest asked =
                CodeGenerationRequest.read(json.read(request), writer.mostCharacters());
        CodeRequest code = writer.request(asked, CallersKey.of(request));
        try {
            GeneratedCode generated = caller.whileWaiting(request, () -> writer.write(code));
            RequestRecord.of(request).used(generated.usage());
            return answer(AnswerForm.of(request), generated);
        } catch (ArtifactNotSaved e) {
            RequestRecord.of(request).failed(e);
            return UnsavedCode.response(e, code.language());
        }
    }

    private HttpResponse<?> answer(AnswerForm form, GeneratedCode generated) {
        return switch (form) {
            case TEXT ->
                    HttpResponse.ok(CodeGenerationAnswer.COMPLETE)
                            .contentType(MediaType.of("text/plain;charset=utf-8"));
            case JSON, EVENTS ->
                    HttpResponse.ok(CodeGenerationAnswer.of(generated, bucket.name()))
                            .contentType(MediaType.APPLICATION_JSON_TYPE);
        };
    }
}

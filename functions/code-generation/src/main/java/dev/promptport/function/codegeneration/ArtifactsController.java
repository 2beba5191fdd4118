package dev.promptport.function.codegeneration;

import static io.micronaut.http.MediaType.ALL;
import static io.micronaut.http.MediaType.APPLICATION_JSON;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import java.nio.ByteBuffer;

/**
 * Lists and reads what was generated. Only in a process that says so, as the local server does:
 * nobody is asked there whose files these are, and a function's role may not list its bucket.
 */
@Controller
@Requires(property = "promptport.artifacts.readable", value = "true")
public final class ArtifactsController {

    private static final String ROOT = "/code_generation/artifacts";
    private static final String DASHED = "/code-generation/artifacts";

    /** With its slashes. */
    private static final String KEY = "/{key:.+}";

    private static final int MOST = 1000;
    private static final String NOT_FOUND = "artifact_not_found";

    private final ArtifactPort artifacts;

    ArtifactsController(ArtifactPort artifacts) {
        this.artifacts = artifacts;
    }

    @Get(uris = {ROOT, DASHED})
    @Produces(APPLICATION_JSON)
    @Operation(
            summary = "List generated files",
            description = "The newest first, at most limit of them, 1 to 1000.",
            tags = "code-generation")
    @ApiResponse(
            responseCode = "200",
            description = "The files, without what is in them",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ArtifactList.class)))
    ArtifactList list(@QueryValue(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw InvalidRequest.invalid("limit", "'limit' has to be 1 to " + MOST);
        }
        return ArtifactList.of(artifacts.list(limit));
    }

    @Get(uris = {ROOT + KEY, DASHED + KEY})
    @Produces(ALL)
    @Operation(
            summary = "Read a generated file",
            description = "By the key it was answered with, as an attachment.",
            tags = "code-generation")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = ALL, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "404",
            description = "No file has that key",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorBody.class)))
    HttpResponse<?> read(HttpRequest<?> request, @PathVariable String key) {
        return artifacts
                .read(new ArtifactKey(key))
                .<HttpResponse<?>>map(ArtifactsController::file)
                .orElseGet(() -> unknown(request));
    }

    /** Generated text may be HTML: a browser is to save it and neither guess nor run anything. */
    private static HttpResponse<byte[]> file(ArtifactContent content) {
        Artifact artifact = content.artifact();
        String key = artifact.key().value();
        String name = key.substring(key.lastIndexOf('/') + 1);
        return HttpResponse.ok(bytes(content.content()))
                .contentType(MediaType.of(artifact.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.ETAG, "\"" + artifact.sha256() + "\"")
                .header("x-content-type-options", "nosniff")
                .header("content-security-policy", "sandbox");
    }

    private static HttpResponse<ErrorBody> unknown(HttpRequest<?> request) {
        RequestRecord.of(request).failed(NOT_FOUND);
        return HttpResponse.notFound(
                        ErrorBody.of(
                                "no artifact has that key; GET " + ROOT + " lists those there are",
                                ErrorBody.INVALID_REQUEST,
                                "key",
                                NOT_FOUND))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }
}

package dev.promptport.function.codegeneration;

import static dev.promptport.function.codegeneration.CodeGenerationController.DASH;
import static dev.promptport.function.codegeneration.CodeGenerationController.UNDERSCORE;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** The same function under the stage that an HTTP API, as the reference's, leaves in the path. */
@Hidden
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN})
final class CodeGenerationAliases {

    private static final String STAGE = "/${promptport.http.stage:dev}";

    private final CodeGenerationController codeGeneration;

    CodeGenerationAliases(CodeGenerationController codeGeneration) {
        this.codeGeneration = codeGeneration;
    }

    @Post(uris = {STAGE + UNDERSCORE, STAGE + DASH})
    HttpResponse<?> generate(HttpRequest<?> request) {
        return codeGeneration.answer(request);
    }
}

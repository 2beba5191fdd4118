package dev.promptport.function.info;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The function's route. */
@Controller
@Produces(MediaType.APPLICATION_JSON)
public final class InfoController {

    static final String INFO = "/info";

    private final Deployment deployment;

    InfoController(Deployment deployment) {
        this.deployment = deployment;
    }

    @Get(INFO)
    @Operation(
            summary = "Ask what this deployment is made of and set to",
            description =
                    "Versions, functions, and each setting with its source: constant, environment, "
                            + "terraform, .env, file or default. Only settings on a list are shown with "
                            + "their values; of all others, secrets among them, whether they are set.",
            tags = "info")
    @ApiResponse(responseCode = "200", description = "The description")
    Info info() {
        return deployment.describe();
    }
}

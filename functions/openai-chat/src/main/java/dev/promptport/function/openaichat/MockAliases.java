package dev.promptport.function.openaichat;

import static dev.promptport.function.openaichat.MockController.BAD_REQUEST;
import static dev.promptport.function.openaichat.MockController.GATEWAY_TIMEOUT;
import static dev.promptport.function.openaichat.MockController.OK;
import static dev.promptport.function.openaichat.MockController.SERVER_ERROR;

import static io.micronaut.http.MediaType.ALL;
import static io.micronaut.http.MediaType.APPLICATION_JSON;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** The mock routes with the stage that an HTTP API keeps in the path. */
@Hidden
@Controller
@Consumes(ALL)
@Produces(APPLICATION_JSON)
final class MockAliases {

    private static final String STAGE = "/${promptport.http.stage:v1}";

    private final MockController mocks;

    MockAliases(MockController mocks) {
        this.mocks = mocks;
    }

    @Post(STAGE + OK)
    HttpResponse<?> ok() {
        return mocks.ok();
    }

    @Post(STAGE + BAD_REQUEST)
    HttpResponse<?> badRequest() {
        return mocks.badRequest();
    }

    @Post(STAGE + SERVER_ERROR)
    HttpResponse<?> serverError() {
        return mocks.serverError();
    }

    @Post(STAGE + GATEWAY_TIMEOUT)
    HttpResponse<?> gatewayTimeout() {
        return mocks.gatewayTimeout();
    }
}

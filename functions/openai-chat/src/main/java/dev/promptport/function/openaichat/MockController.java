package dev.promptport.function.openaichat;

import static io.micronaut.http.MediaType.ALL;
import static io.micronaut.http.MediaType.APPLICATION_JSON;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The reference's mock routes: the same answer whatever is sent, to try a client with. */
@Controller
@Consumes(ALL)
@Produces(APPLICATION_JSON)
public final class MockController {

    static final String OK = "/tests/test_200";
    static final String BAD_REQUEST = "/tests/test_400";
    static final String SERVER_ERROR = "/tests/test_500";
    static final String GATEWAY_TIMEOUT = "/tests/test_504";

    @Post(OK)
    @Operation(summary = "Answer with a sample", tags = "openai-chat")
    @ApiResponse(responseCode = "200", description = "A completion in the reference's envelope")
    HttpResponse<?> ok() {
        return sample(HttpStatus.OK, "test_200");
    }

    @Post(BAD_REQUEST)
    @Operation(summary = "Refuse with a sample", tags = "openai-chat")
    @ApiResponse(responseCode = "400", description = "An error in the reference's envelope")
    HttpResponse<?> badRequest() {
        return sample(HttpStatus.BAD_REQUEST, "test_400");
    }

    @Post(SERVER_ERROR)
    @Operation(summary = "Fail with a sample", tags = "openai-chat")
    @ApiResponse(responseCode = "500", description = "An error in the reference's envelope")
    HttpResponse<?> serverError() {
        return sample(HttpStatus.INTERNAL_SERVER_ERROR, "test_500");
    }

    @Post(GATEWAY_TIMEOUT)
    @Operation(summary = "Fail as a gateway that waited too long", tags = "openai-chat")
    @ApiResponse(responseCode = "504", description = "A message")
    HttpResponse<?> gatewayTimeout() {
        return sample(HttpStatus.GATEWAY_TIMEOUT, "test_504");
    }

    private static HttpResponse<?> sample(HttpStatus status, String name) {
        return HttpResponse.status(status)
                .body(MockAnswers.read(name))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}

package dev.promptport.function.t5;

import static io.micronaut.http.MediaType.APPLICATION_JSON;
import static io.micronaut.http.MediaType.TEXT_EVENT_STREAM;
import static io.micronaut.http.MediaType.TEXT_PLAIN;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.record.RequestRecord;
import dev.promptport.function.http.stream.CompletionStream;
import dev.promptport.function.http.stream.ServerSentEvents;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;


/** The function's routes. */
@Controller
@Consumes(APPLICATION_JSON)
@Produces({APPLICATION_JSON, TEXT_PLAIN, TEXT_EVENT_STREAM})
final class T5Controller {

    private static final String T5 = "/t5";
    private static final String REFERENCE = "/rust-lambda-t5";
    private static final String STAGE = "/${promptport.http.stage:default}";

    private final T5Model model;
    private final T5Requests requests;
    private final JsonBody json;
    private final Caller caller;
    private final ServerSentEvents events;

    T5Controller(T5Model model, T5Requests requests, JsonBody json, Caller caller, ServerSentEvents events) {
        this.model = model;
        this.requests = requests;
        this.json = json;
        this.caller = caller;
        this.events = events;
    }

    @Post(uris = {T5, STAGE + T5})
    HttpResponse<?> t5(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return answer(request, body);
    }

    /** The reference's route, which API Gateway opens to every method. */
    @Get(uris = {REFERENCE, STAGE + REFERENCE})
    @Post(uris = {REFERENCE, STAGE + REFERENCE})
    @Put(uris = {REFERENCE, STAGE + REFERENCE})
    @Patch(uris = {REFERENCE, STAGE + REFERENCE})
    @Delete(uris = {REFERENCE, STAGE + REFERENCE})
    HttpResponse<?> reference(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return answer(request, body);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, byte @Nullable [] body) {
        T5Request asked = T5Request.read(json.read(body));
        AnswerForm form = AnswerForm.of(request);
        return T5Fields.asWritten(asked, () -> {
            CompletionRequest completion = requests.completion(asked, form == AnswerForm.EVENTS);
            return switch (form) {
                case JSON -> HttpResponse.ok(T5Answer.of(complete(request, completion)))
                        .contentType(MediaType.APPLICATION_JSON_TYPE);
                case TEXT -> HttpResponse.ok(complete(request, completion).text())
                        .contentType(MediaType.of("text/plain;charset=utf-8"));
                case EVENTS -> HttpResponse.ok(stream(request, completion)).contentType(MediaType.TEXT_EVENT_STREAM_TYPE);
            };
        });
    }

    private Completion complete(HttpRequest<?> request, CompletionRequest asked) {
        Completion completion =
                caller.whileWaiting(request, () -> model.engine().completion().complete(asked));
        RequestRecord.of(request).used(completion.usage());
        return completion;
    }

    private Object stream(HttpRequest<?> request, CompletionRequest asked) {
        CompletionStream stream = caller.whileWaiting(
                request, () -> CompletionStream.open(model.engine().streaming(), asked));
        return events.write(request, stream, T5Answer.Piece::new, T5Answer::of);
    }
}

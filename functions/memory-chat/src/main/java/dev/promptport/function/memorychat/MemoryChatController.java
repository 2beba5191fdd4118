package dev.promptport.function.memorychat;

import static dev.promptport.domain.failure.InvalidRequest.Reason.UNSUPPORTED;

import static io.micronaut.http.MediaType.APPLICATION_JSON;

import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.usecase.ConverseRequest;
import dev.promptport.domain.usecase.Reply;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.json.JsonFields;
import dev.promptport.function.http.json.WrittenFields;
import dev.promptport.function.openai.AppBody;
import dev.promptport.function.openai.ChatBodies;
import dev.promptport.function.openai.ChatBody;
import dev.promptport.function.openai.ReferenceError;
import dev.promptport.function.openai.StreamOptions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The function's routes. */
@Controller
@Produces(APPLICATION_JSON)
public final class MemoryChatController {

    static final String LANGCHAIN = "/langchain";
    static final String EXAMPLE = "/examples/default-marv-sarcastic-chat";

    private static final Set<String> OWN_FIELDS = Set.of(CallersConversation.FIELD);

    private final MemoryChat chat;
    private final MemoryAnswers answers;
    private final ChatBodies bodies;
    private final JsonBody json;
    private final Caller caller;

    MemoryChatController(
            MemoryChat chat,
            MemoryAnswers answers,
            ChatBodies bodies,
            JsonBody json,
            Caller caller) {
        this.chat = chat;
        this.answers = answers;
        this.bodies = bodies;
        this.json = json;
        this.caller = caller;
    }

    @Post(LANGCHAIN)
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "Answer in a conversation",
            description =
                    "What was said before comes with the request, or from memory when there is a conversation_id. The last "
                            + "system message stands above the conversation; of what was said before the model is shown "
                            + "the newest that fits.",
            tags = "memory-chat")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = LangChainBodySchema.class)))
    @ApiResponse(
            responseCode = "200",
            description = "All that was said, the answer last",
            headers = {
                @Header(
                        name = "x-memory",
                        description =
                                "With a conversation_id: saved, or not-saved when the answer is given but not remembered, "
                                        + "as when another request went on with the conversation meanwhile"),
                @Header(name = "x-model", description = "The model that answered"),
                @Header(name = "x-input-tokens", description = "Tokens read"),
                @Header(name = "x-output-tokens", description = "Tokens written"),
                @Header(name = "x-finish-reason", description = "stop or length")
            },
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = LangChainAnswer.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "The request is wrong, or wants something remembered where no memory is set up",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "429",
            description = "The model or the memory takes no more requests; try again later",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    @ApiResponse(
            responseCode = "504",
            description = "The time allowed is spent",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> langChain(HttpRequest<?> request) {
        return converse(request);
    }

    @Post(EXAMPLE)
    @Consumes(APPLICATION_JSON)
    @Operation(
            summary = "Talk with the app that remembers",
            description =
                    "Puts input_text to the app's model under the app's instructions, after chat_history or, with a "
                            + "conversation_id, what is remembered.",
            tags = "memory-chat")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = MemoryAppBodySchema.class)))
    @ApiResponse(
            responseCode = "200",
            description = "All that was said, the answer last",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = LangChainAnswer.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "The request is wrong, or wants something remembered where no memory is set up",
            content =
                    @Content(
                            mediaType = APPLICATION_JSON,
                            schema = @Schema(implementation = ReferenceError.class)))
    HttpResponse<?> example(HttpRequest<?> request) {
        return app(request);
    }

    @Delete(LANGCHAIN)
    @Operation(
            summary = "Forget a conversation",
            description = "Removes it from memory, whether it is there or not.",
            tags = "memory-chat")
    @Parameter(
            name = CallersConversation.FIELD,
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "204", description = "It is forgotten")
    HttpResponse<?> delete(@Parameter(hidden = true) HttpRequest<?> request) {
        return forget(request);
    }

    HttpResponse<?> converse(HttpRequest<?> request) {
        JsonFields fields = json.read(request);
        ChatBody body = bodies.reference(fields, OWN_FIELDS);
        if (!body.tools().isEmpty()) {
            throw new InvalidRequest(
                    "tools", UNSUPPORTED, "'tools' are not called in a conversation with a memory");
        }
        return answer(
                request,
                body.stream(),
                body.written(),
                () -> chat.request(body, conversation(request, fields)));
    }

    HttpResponse<?> app(HttpRequest<?> request) {
        JsonFields fields = json.read(request);
        AppBody body = bodies.app(fields, OWN_FIELDS);
        return answer(
                request,
                body.stream(),
                body.written(),
                () -> chat.request(body, conversation(request, fields)));
    }

    HttpResponse<?> forget(HttpRequest<?> request) {
        String chosen = request.getParameters().get(CallersConversation.FIELD);
        if (chosen == null) {
            throw InvalidRequest.missing(CallersConversation.FIELD);
        }
        chat.forget(CallersConversation.of(request, chosen));
        return HttpResponse.noContent();
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request,
            StreamOptions stream,
            WrittenFields written,
            Supplier<ConverseRequest> question) {
        if (stream.streamed()) {
            throw new InvalidRequest(
                    "stream", UNSUPPORTED, "'stream' is not supported here: leave it out");
        }
        return written.asWritten(
                () -> {
                    ConverseRequest asked = question.get();
                    Reply reply = caller.whileWaiting(request, () -> chat.answer(asked));
                    return answers.write(request, asked, reply);
                });
    }

    private static Optional<ConversationId> conversation(
            HttpRequest<?> request, JsonFields fields) {
        String chosen = fields.text(CallersConversation.FIELD);
        return Optional.ofNullable(chosen).map(id -> CallersConversation.of(request, id));
    }
}

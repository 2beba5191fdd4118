package dev.promptport.inference.openai;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.inference.openai.error.EndpointError;
import dev.promptport.inference.openai.error.ErrorMeaning;
import dev.promptport.inference.openai.http.Attempts;
import dev.promptport.inference.openai.http.HttpCalls;
import dev.promptport.inference.openai.http.Passing;
import dev.promptport.inference.openai.http.Reply;
import dev.promptport.inference.openai.wire.ChatAnswer;
import dev.promptport.inference.openai.wire.ChatRequest;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Models behind OpenAI or any endpoint that speaks its chat completions: vLLM, Ollama, LM Studio
 * and others. A model's name is the endpoint's name for it; which there are only the endpoint
 * knows.
 */
public final class OpenAiCompletions
        implements CompletionPort, StreamingCompletionPort, AutoCloseable {

    private static final int OK = 200;
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private final OpenAiSettings settings;
    private final URI address;
    private final HttpCalls calls;
    private final Attempts attempts;

    public OpenAiCompletions(OpenAiSettings settings) {
        this.settings = settings;
        this.address = settings.completions();
        this.calls = new HttpCalls(settings.connectTimeout(), settings.silence());
        this.attempts = new Attempts(settings.attempts(), settings.backoff());
    }

    @Override
    public Completion complete(CompletionRequest request) {
        byte[] body = ChatRequest.body(request, settings.tokenLimit(), false);
        return attempts.of(
                request.deadline(),
                () -> {
                    try (Reply reply = asked(request, body, JSON)) {
                        return whole(reply, new ChatAnswer(request.model(), _ -> {}), request);
                    }
                });
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        byte[] body = ChatRequest.body(request, settings.tokenLimit(), true);
        return attempts.of(
                request.deadline(),
                () -> {
                    ChatAnswer answer = new ChatAnswer(request.model(), sink);
                    try (Reply reply = asked(request, body, EVENTS)) {
                        return isJson(reply)
                                ? whole(reply, answer, request)
                                : streamed(reply, answer, request.deadline());
                    } catch (Passing e) {
                        if (answer.begun()) {
                            throw e.failure();
                        }
                        throw e;
                    }
                });
    }

    /** Ends what is still under way. */
    @Override
    public void close() {
        calls.close();
    }

    /** Some servers do not stream what they could not begin. */
    private static boolean isJson(Reply reply) {
        return reply.header("content-type").filter(type -> type.startsWith(JSON)).isPresent();
    }

    private static Completion whole(Reply reply, ChatAnswer answer, CompletionRequest request)
            throws Passing {
        return answer.whole(reply.text(ChatAnswer.LARGEST, request.deadline()));
    }

    private static Completion streamed(Reply reply, ChatAnswer answer, Deadline deadline)
            throws Passing {
        byte[] part = reply.next(deadline);
        while (part != null) {
            answer.part(part);
            if (answer.done()) {
                reply.finish(deadline);
                return answer.end();
            }
            part = reply.next(deadline);
        }
        return answer.end();
    }

    /** An answer that is one; a refusal is thrown. */
    private Reply asked(CompletionRequest request, byte[] body, String accepted) throws Passing {
        Deadline deadline = request.deadline();
        Reply reply = calls.post(address, headers(accepted, deadline), body, deadline);
        if (reply.status() == OK) {
            return reply;
        }
        try (reply) {
            EndpointError error = EndpointError.of(reply.status(), reply.error(deadline));
            Failure failure = ErrorMeaning.of(error, request.model(), reply.retryAfter());
            if (ErrorMeaning.mayPass(error) && !isFinal(reply)) {
                throw new Passing(failure, reply.retryAfter());
            }
            throw failure;
        }
    }

    private static boolean isFinal(Reply reply) {
        return reply.header("x-should-retry").filter("false"::equalsIgnoreCase).isPresent();
    }

    private Map<String, String> headers(String accepted, Deadline deadline) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", JSON);
        headers.put("Accept", accepted);
        headers.put("User-Agent", "promptport");
        settings.organisation().ifPresent(name -> headers.put("OpenAI-Organization", name));
        settings.project().ifPresent(name -> headers.put("OpenAI-Project", name));
        Optional<String> key = settings.key().read(deadline);
        key.ifPresent(
                text -> {
                    HeaderText.check("the API key", text);
                    headers.put("Authorization", "Bearer " + text);
                });
        return headers;
    }
}

package dev.promptport.function.openai;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.record.RequestRecord;
import dev.promptport.function.http.stream.CompletionStream;
import dev.promptport.function.http.stream.ServerSentEvents;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;

import jakarta.inject.Singleton;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Has work done for a caller and answers as OpenAI does. */
@Singleton
public final class ChatAnswers {

    private final Caller caller;
    private final ServerSentEvents events;

    ChatAnswers(Caller caller, ServerSentEvents events) {
        this.caller = caller;
        this.events = events;
    }

    /**
     * Does the work until the caller leaves and records its tokens.
     *
     * @throws dev.promptport.domain.failure.Failure whatever the work ends in
     */
    public Completion await(HttpRequest<?> request, Supplier<Completion> work) {
        Completion completion = caller.whileWaiting(request, work);
        RequestRecord.of(request).used(completion.usage());
        return completion;
    }

    /** The answer of {@link #await}, written as JSON by {@code form}. */
    public HttpResponse<?> whole(
            HttpRequest<?> request, Supplier<Completion> work, Function<Completion, ?> form) {
        return HttpResponse.ok(form.apply(await(request, work)))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /**
     * The answer in chunks, once there is a first piece of it.
     *
     * @param model the model that is asked
     * @param work gives pieces to a sink and returns the whole
     * @throws dev.promptport.domain.failure.Failure whatever the work ends in before that
     */
    public HttpResponse<?> streamed(
            HttpRequest<?> request,
            ModelId model,
            StreamOptions options,
            Function<Consumer<? super Delta>, Completion> work) {
        CompletionStream stream = caller.whileWaiting(request, () -> CompletionStream.open(work));
        return HttpResponse.ok(
                        events.write(
                                request, stream, new ChatChunks(model, options.includeUsage())))
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE);
    }
}

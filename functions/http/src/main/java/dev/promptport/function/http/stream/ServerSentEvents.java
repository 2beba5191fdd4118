package dev.promptport.function.http.stream;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.function.http.failure.ErrorBody;
import dev.promptport.function.http.failure.FailureResponses;
import dev.promptport.function.http.invocation.Caller;
import dev.promptport.function.http.invocation.ClientConnections;
import dev.promptport.function.http.record.RequestRecord;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Writes a completion as events: each piece, the whole, then {@code [DONE]}. An answer that breaks
 * off ends in an error event without {@code [DONE]}, because clients take an end without an error
 * for success.
 */
@Singleton
public final class ServerSentEvents {

    private static final String DONE = "[DONE]";

    private final Caller caller;
    private final JsonMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler scheduler = Schedulers.fromExecutorService(threads);

    ServerSentEvents(Caller caller, JsonMapper json) {
        this.caller = caller;
        this.json = json;
    }

    /**
     * The events of a stream that has begun: an event for each piece of text and one at the end.
     *
     * @param piece writes a piece of text as the data of an event
     * @param whole writes the complete answer as the data of an event
     */
    public Publisher<Event<String>> write(
            HttpRequest<?> request,
            CompletionStream stream,
            Function<String, Object> piece,
            Function<Completion, Object> whole) {
        return write(request, stream, new TextEvents(piece, whole));
    }

    /**
     * The events of a stream that has begun. The work is cancelled when the subscriber or the
     * client goes away.
     */
    public Publisher<Event<String>> write(
            HttpRequest<?> request, CompletionStream stream, EventForm form) {
        RequestRecord log = RequestRecord.of(request);
        log.streams();
        ClientConnections.Watch watch = caller.whenGone(request, stream::cancel);
        Writer writer = new Writer(stream, log, form, json);
        return Flux.<Event<String>>generate(writer::next)
                .subscribeOn(scheduler)
                .doOnCancel(writer::gone)
                .doFinally(_ -> watch.close());
    }

    @PreDestroy
    void close() {
        scheduler.dispose();
        threads.shutdownNow();
    }

    /** Texts and the whole; a piece of a tool call is no event of its own. */
    private record TextEvents(Function<String, Object> piece, Function<Completion, Object> whole)
            implements EventForm {

        @Override
        public List<Object> beginning() {
            return List.of();
        }

        @Override
        public List<Object> piece(Delta delta) {
            return switch (delta) {
                case Delta.Text(String text) -> List.of(piece.apply(text));
                case Delta.ToolCallPiece _ -> List.of();
            };
        }

        @Override
        public List<Object> end(Completion completion) {
            return List.of(whole.apply(completion));
        }
    }

    /** The state of one response. */
    private static final class Writer {

        private final CompletionStream stream;
        private final RequestRecord log;
        private final EventForm form;
        private final JsonMapper json;
        private final Deque<Object> ready = new ArrayDeque<>();
        private boolean complete;

        Writer(CompletionStream stream, RequestRecord log, EventForm form, JsonMapper json) {
            this.stream = stream;
            this.log = log;
            this.form = form;
            this.json = json;
            ready.addAll(form.beginning());
        }

        void next(SynchronousSink<Event<String>> sink) {
            try {
                while (ready.isEmpty() && !complete) {
                    read();
                }
                if (!ready.isEmpty()) {
                    sink.next(event(ready.removeFirst()));
                    return;
                }
                log.ended(200);
                sink.next(Event.of(DONE));
                sink.complete();
            } catch (Cancelled _) {
                gone();
                sink.complete();
            } catch (RuntimeException e) {
                sink.next(event(broken(e)));
                log.ended(200);
                sink.complete();
            }
        }

        /**
         * With its data as text: Micronaut would set a header for every object it writes, while
         * another thread may be reading the response's headers.
         */
        private Event<String> event(Object data) {
            try {
                return Event.of(json.writeValueAsString(data));
            } catch (IOException e) {
                throw new UncheckedIOException("an event's data is no JSON", e);
            }
        }

        private void read() {
            Optional<Delta> delta = stream.next();
            if (delta.isPresent()) {
                ready.addAll(form.piece(delta.get()));
                return;
            }
            complete = true;
            log.used(stream.completion().usage());
            ready.addAll(form.end(stream.completion()));
        }

        private Object broken(RuntimeException e) {
            if (e instanceof Failure failure) {
                log.failed(failure);
                return FailureResponses.body(failure);
            }
            log.failed(e);
            return ErrorBody.unexpected(log.id());
        }

        void gone() {
            stream.cancel();
            log.failed("Cancelled");
            log.ended(FailureResponses.CLIENT_GONE);
        }
    }
}

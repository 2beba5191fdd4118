package dev.promptport.inference.openai.wire;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.inference.openai.error.EndpointError;
import dev.promptport.inference.openai.error.ErrorMeaning;
import dev.promptport.inference.openai.json.Json;

import java.util.Optional;
import java.util.function.Consumer;

/** The reading of one answer, which comes whole or in events. */
public final class ChatAnswer {

    /** How many bytes a whole answer, or the text of a streamed one, may have. */
    public static final int LARGEST = 16 << 20;

    private static final String DONE = "[DONE]";

    private final ModelId model;
    private final GrowingAnswer answer;
    private final EventStream events;
    private boolean done;

    /**
     * @param model the one that was asked
     * @param sink is given each piece as soon as it is known
     */
    public ChatAnswer(ModelId model, Consumer<? super Delta> sink) {
        this.model = model;
        this.answer = new GrowingAnswer(model, sink);
        this.events = new EventStream(this::event);
    }

    /** Reads a whole answer. */
    public Completion whole(String text) {
        read(Json.object(text).orElseThrow(ChatReader::unknown));
        return answer.completion();
    }

    /** Reads a part of the event stream, which may begin and end anywhere. */
    public void part(byte[] bytes) {
        events.add(bytes);
    }

    /** Whether the sink was given something. */
    public boolean begun() {
        return answer.begun();
    }

    /** Whether the endpoint has said that nothing more comes. */
    public boolean done() {
        return done;
    }

    /**
     * The answer, after its last part. Its end is the model's reason to stop, not {@code [DONE]}:
     * some servers leave that out, and some write it after a failure.
     *
     * @throws BadUpstreamAnswer when the parts end before the answer does
     */
    public Completion end() {
        events.finish();
        return answer.completion();
    }

    static BadUpstreamAnswer endless() {
        return new BadUpstreamAnswer("the model's endpoint answers without end");
    }

    private void event(String name, String data) {
        if (done || data.isBlank()) {
            return;
        }
        if (data.strip().equals(DONE)) {
            done = true;
        } else if (name.equals("error")) {
            throw ErrorMeaning.of(EndpointError.event(data), model, Optional.empty());
        } else {
            read(Json.object(data).orElseThrow(ChatReader::unknown));
        }
    }

    private void read(JsonObject document) {
        Optional<EndpointError> error = EndpointError.in(document);
        if (error.isPresent()) {
            throw ErrorMeaning.of(error.get(), model, Optional.empty());
        }
        ChatReader.read(document, answer);
    }
}

package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One request to a container and the reading of its answer, which comes whole or in parts. Asking
 * again is allowed until something of an answer was read.
 */
public final class Exchange {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final byte[] body;
    private final GrowingAnswer answer;
    private final StreamLines lines;

    private Exchange(Question question, GrowingAnswer answer) {
        this.body = JSON.toJson(question.body()).getBytes(StandardCharsets.UTF_8);
        this.answer = answer;
        this.lines = new StreamLines(line -> EventLine.read(line, answer));
    }

    /**
     * A request for a whole answer.
     *
     * @param echoed whether the container repeats the prompt, which is dropped then
     * @throws InvalidRequest naming what the dialect has no place for
     */
    public static Exchange whole(
            Dialect dialect, PromptFormat format, boolean echoed, CompletionRequest request) {
        return of(dialect.question(request, format, false), echoed, request, _ -> {});
    }

    /** A request for an answer in parts, each of which goes to the sink as soon as it is known. */
    public static Exchange streamed(
            Dialect dialect,
            PromptFormat format,
            boolean echoed,
            CompletionRequest request,
            Consumer<? super Delta> sink) {
        return of(dialect.question(request, format, true), echoed, request, sink);
    }

    private static Exchange of(
            Question question,
            boolean echoed,
            CompletionRequest request,
            Consumer<? super Delta> sink) {
        PromptEcho echo = echoed ? PromptEcho.of(question.prompt()) : PromptEcho.none();
        return new Exchange(question, new GrowingAnswer(question, echo, request, sink));
    }

    /** What to send: JSON in UTF-8. */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Reads a whole answer.
     *
     * @throws BadUpstreamAnswer when it is none
     */
    public Completion answer(String text) {
        AnswerReader.read(Json.answer(text), answer);
        return answer.completion();
    }

    /** Reads a part, which may begin and end anywhere, also within a character. */
    public void part(byte[] bytes) {
        lines.add(bytes);
    }

    /**
     * The answer, after its last part.
     *
     * @throws BadUpstreamAnswer when the parts end before the answer does
     */
    public Completion end() {
        lines.finish();
        return answer.completion();
    }
}

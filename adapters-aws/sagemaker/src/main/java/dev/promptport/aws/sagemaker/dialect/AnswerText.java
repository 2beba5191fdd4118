package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.StopSequences;

import java.util.function.Consumer;

/** The text as it grows: what may be shown goes to the sink and into the whole. */
final class AnswerText {

    private final PromptEcho echo;
    private final StopSequences stops;
    private final Consumer<? super Delta> sink;
    private final StringBuilder whole = new StringBuilder();

    AnswerText(PromptEcho echo, StopSequences stops, Consumer<? super Delta> sink) {
        this.echo = echo;
        this.stops = stops;
        this.sink = sink;
    }

    void add(String piece) {
        show(stops.add(echo.add(piece)));
    }

    void finish() {
        show(stops.add(echo.finish()));
        show(stops.finish());
    }

    private void show(String piece) {
        if (!piece.isEmpty()) {
            whole.append(piece);
            sink.accept(new Delta.Text(piece));
        }
    }

    boolean stopped() {
        return stops.met();
    }

    @Override
    public String toString() {
        return whole.toString();
    }
}

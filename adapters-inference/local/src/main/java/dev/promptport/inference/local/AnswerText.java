package dev.promptport.inference.local;

import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.StopSequences;
import dev.promptport.inference.local.text.GrowingText;

import java.util.function.Consumer;

/** The answer as it grows: every piece that may be shown goes to the sink and into the whole. */
final class AnswerText {

    private final GrowingText growing;
    private final StopSequences stops;
    private final Consumer<? super Delta> sink;
    private final StringBuilder whole = new StringBuilder();
    private int tokens;

    AnswerText(GrowingText growing, StopSequences stops, Consumer<? super Delta> sink) {
        this.growing = growing;
        this.stops = stops;
        this.sink = sink;
    }

    void add(long token) {
        tokens++;
        show(stops.add(growing.add(token)));
    }

    void finish() {
        show(stops.add(growing.finish()));
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

    /** Tokens taken so far. */
    int tokens() {
        return tokens;
    }

    @Override
    public String toString() {
        return whole.toString();
    }
}

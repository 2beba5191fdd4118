package dev.promptport.aws.bedrock;

import dev.promptport.domain.completion.Delta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the deltas of a stream. */
public final class Recorder implements Consumer<Delta> {

    private final List<Delta> deltas = new ArrayList<>();

    @Override
    public void accept(Delta delta) {
        deltas.add(delta);
    }

    public List<Delta> deltas() {
        return List.copyOf(deltas);
    }
}

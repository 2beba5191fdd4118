package dev.promptport.domain.contract;

import dev.promptport.domain.completion.Delta;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the text pieces of one stream. */
final class TextSink implements Consumer<Delta> {

    private final List<String> pieces = new ArrayList<>();

    @Override
    public void accept(Delta delta) {
        switch (delta) {
            case Delta.Text(var text) -> pieces.add(text);
            case Delta.ToolCallPiece _ -> {}
        }
    }

    List<String> pieces() {
        return List.copyOf(pieces);
    }

    String joined() {
        return String.join("", pieces);
    }
}

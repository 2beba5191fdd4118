package dev.promptport.domain.completion;

import org.jspecify.annotations.Nullable;

/** A piece of a streamed answer. The texts, joined, are the completion's text. */
public sealed interface Delta {

    record Text(String text) implements Delta {}

    /**
     * A piece of a tool call. The first piece of an {@code index} carries id and name; the
     * arguments of all pieces, joined, are the call's arguments.
     */
    record ToolCallPiece(int index, @Nullable String id, @Nullable String name, String arguments)
            implements Delta {}
}

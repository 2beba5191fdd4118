package dev.promptport.domain.usecase;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Failure;

import java.util.List;

/**
 * An answer in a conversation.
 *
 * @param turns everything said so far, the answer being the last
 */
public record Reply(Completion completion, List<Turn> turns, Memory memory) {

    /** Where what was said is remembered. */
    public sealed interface Memory {

        /** The caller sends it again with the next question. */
        record Callers() implements Memory {}

        /** The next question with the same id goes on from here. */
        record Saved() implements Memory {}

        /** It is not: the next question with the same id knows nothing of this one. */
        record NotSaved(Failure why) implements Memory {}
    }

    public Reply {
        turns = List.copyOf(turns);
    }
}

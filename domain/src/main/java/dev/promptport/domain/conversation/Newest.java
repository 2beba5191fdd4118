package dev.promptport.domain.conversation;

import dev.promptport.domain.conversation.Turn.Speaker;

import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts a conversation from its beginning. */
final class Newest {

    private Newest() {}

    /**
     * The newest turns, in their order: at most so many, costing no more than the budget together,
     * and beginning with the user's: an answer without its question misleads a model.
     */
    static List<Turn> of(List<Turn> turns, int most, long budget, ToLongFunction<Turn> cost) {
        int first = turns.size();
        long left = budget;
        while (first > 0 && turns.size() - first < most) {
            left -= cost.applyAsLong(turns.get(first - 1));
            if (left < 0) {
                break;
            }
            first--;
        }
        while (first < turns.size() && turns.get(first).speaker() == Speaker.ASSISTANT) {
            first++;
        }
        return List.copyOf(turns.subList(first, turns.size()));
    }
}

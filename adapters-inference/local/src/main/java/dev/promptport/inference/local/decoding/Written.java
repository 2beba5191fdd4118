package dev.promptport.inference.local.decoding;

import dev.promptport.domain.completion.FinishReason;

import java.util.List;

/**
 * What one row came to.
 *
 * @param tokens ids without start and end token
 * @param steps tokens chosen, the end token counted
 */
public record Written(List<Long> tokens, FinishReason reason, int steps) {

    public Written {
        tokens = List.copyOf(tokens);
    }
}

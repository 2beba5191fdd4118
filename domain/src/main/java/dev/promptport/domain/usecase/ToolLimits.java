package dev.promptport.domain.usecase;

import dev.promptport.domain.failure.Misconfigured;

/**
 * How far a model may go in calling tools.
 *
 * @param mostHops rounds of calls before it has to answer
 * @param mostResultBytes bytes of UTF-8 in the results of all rounds together
 */
public record ToolLimits(int mostHops, int mostResultBytes) {

    public ToolLimits {
        if (mostHops < 1 || mostResultBytes < 1) {
            throw new Misconfigured(
                    "the limits on a tool loop's hops and bytes have to be 1 or more each");
        }
    }
}

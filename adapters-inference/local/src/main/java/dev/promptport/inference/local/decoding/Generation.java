package dev.promptport.inference.local.decoding;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.inference.local.t5.T5Decoding;
import dev.promptport.inference.local.t5.T5Network;

import java.util.ArrayList;
import java.util.List;

/** Generates token ids from token ids with a T5, as Hugging Face's {@code generate} does. */
public final class Generation {

    private final T5Network network;
    private final int mostTokens;

    /**
     * @param mostTokens written when a request does not say how many
     */
    public Generation(T5Network network, int mostTokens) {
        this.network = network;
        this.mostTokens = mostTokens;
    }

    /**
     * Continues every row. Tokens go to the sink as they are chosen; those of a beam search when it
     * is over.
     *
     * @param rows token ids with the end token
     * @throws dev.promptport.domain.failure.Failure of the guard, or for choices that exclude each
     *     other
     */
    public List<Written> generate(
            List<long[]> rows, Sampling sampling, TokenSink sink, StepGuard guard) {
        DecodingPlan plan = DecodingPlan.of(sampling, network.config(), mostTokens);
        if (plan.beams() == 1) {
            try (T5Decoding decoding = network.read(rows, 1, plan.maxTokens())) {
                return new RowByRow(network.config(), plan, decoding).run(sink, guard);
            }
        }
        List<Written> all = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int current = row;
            try (T5Decoding decoding =
                    network.read(List.of(rows.get(row)), plan.beams(), plan.maxTokens())) {
                Written written = new BeamSearch(network.config(), plan, decoding).run(guard);
                written.tokens().forEach(token -> sink.accept(current, token));
                all.add(written);
            }
        }
        return all;
    }
}

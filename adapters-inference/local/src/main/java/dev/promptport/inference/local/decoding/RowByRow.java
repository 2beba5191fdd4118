package dev.promptport.inference.local.decoding;

import dev.promptport.domain.completion.FinishReason;
import dev.promptport.inference.local.t5.T5Config;
import dev.promptport.inference.local.t5.T5Decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Greedy decoding and sampling: each row goes its own way, side by side. */
final class RowByRow {

    private final T5Config config;
    private final DecodingPlan plan;
    private final T5Decoding decoding;
    private final long[][] written;
    private final boolean[] ended;
    private final int[] lengths;
    private final RandomGenerator random;

    RowByRow(T5Config config, DecodingPlan plan, T5Decoding decoding) {
        this.config = config;
        this.plan = plan;
        this.decoding = decoding;
        this.written = new long[decoding.rows()][plan.maxTokens() + 1];
        this.ended = new boolean[decoding.rows()];
        this.lengths = new int[decoding.rows()];
        this.random = plan.random();
    }

    List<Written> run(TokenSink sink, StepGuard guard) {
        long[] last = new long[decoding.rows()];
        Arrays.fill(last, config.start());
        for (long[] row : written) {
            row[0] = config.start();
        }
        for (int step = 0; step < plan.maxTokens() && running() && guard.goOn(); step++) {
            last =
                    plan.plain()
                            ? decoding.greedy(last)
                            : chosen(decoding.scores(last, false), step + 1);
            for (int row = 0; row < last.length; row++) {
                take(row, step, last, sink);
            }
        }
        List<Written> all = new ArrayList<>();
        for (int row = 0; row < written.length; row++) {
            all.add(result(row));
        }
        return all;
    }

    private long[] chosen(float[] scores, int length) {
        int vocabulary = scores.length / written.length;
        long[] chosen = new long[written.length];
        for (int row = 0; row < chosen.length; row++) {
            float[] own = Arrays.copyOfRange(scores, row * vocabulary, (row + 1) * vocabulary);
            for (ScoreFilter filter : plan.filters()) {
                filter.apply(written[row], length, own);
            }
            chosen[row] =
                    plan.draw().isPresent() ? plan.draw().get().draw(own, random) : likeliest(own);
        }
        return chosen;
    }

    private static int likeliest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private void take(int row, int step, long[] chosen, TokenSink sink) {
        if (ended[row]) {
            chosen[row] = config.pad();
        }
        written[row][step + 1] = chosen[row];
        if (!ended[row]) {
            lengths[row]++;
            ended[row] = chosen[row] == config.end();
            if (!ended[row]) {
                sink.accept(row, chosen[row]);
            }
        }
    }

    private boolean running() {
        for (boolean over : ended) {
            if (!over) {
                return true;
            }
        }
        return false;
    }

    private Written result(int row) {
        int tokens = lengths[row] - (ended[row] ? 1 : 0);
        List<Long> ids = Arrays.stream(written[row], 1, tokens + 1).boxed().toList();
        return new Written(ids, ended[row] ? FinishReason.STOP : FinishReason.LENGTH, lengths[row]);
    }
}

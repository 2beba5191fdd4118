package dev.promptport.inference.local.decoding;

import dev.promptport.domain.completion.FinishReason;
import dev.promptport.inference.local.t5.T5Config;
import dev.promptport.inference.local.t5.T5Decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Searches several hypotheses of one input side by side and returns the best by score over length
 * to the power of the length penalty. Takes the same decisions as Hugging Face's vectorised search.
 */
final class BeamSearch {

    private static final float NEVER = -1e9f;

    /**
     * A hypothesis: what it wrote, the start token first, the score of all of it, and the row it
     * continues.
     */
    record Beam(long[] tokens, float score, int parent) {

        long last() {
            return tokens[tokens.length - 1];
        }
    }

    private final T5Config config;
    private final DecodingPlan plan;
    private final T5Decoding decoding;
    private final int width;
    private List<Beam> running;
    private List<Beam> finished = List.of();

    BeamSearch(T5Config config, DecodingPlan plan, T5Decoding decoding) {
        this.config = config;
        this.plan = plan;
        this.decoding = decoding;
        this.width = plan.beams();
        this.running = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            running.add(new Beam(new long[] {config.start()}, i == 0 ? 0 : NEVER, i));
        }
    }

    Written run(StepGuard guard) {
        int step = 0;
        boolean goOn = true;
        while (goOn && guard.goOn()) {
            step++;
            List<Beam> candidates = candidates(step);
            boolean last = step == plan.maxTokens();
            List<Beam> open = last ? List.of() : open(candidates);
            finish(candidates, step, last);
            goOn =
                    !open.isEmpty()
                            && improvable(open.getFirst(), step)
                            && !(plan.earlyStopping() && full());
            if (goOn) {
                decoding.reorder(open.stream().mapToLong(Beam::parent).toArray());
                running = open;
            }
        }
        return result();
    }

    /** The best 2 × width continuations over all beams, best first. */
    private List<Beam> candidates(int length) {
        float[] scores = decoding.scores(running.stream().mapToLong(Beam::last).toArray(), true);
        int vocabulary = scores.length / width;
        BestCandidates best = new BestCandidates(2 * width);
        for (int row = 0; row < width; row++) {
            Beam beam = running.get(row);
            float[] own = Arrays.copyOfRange(scores, row * vocabulary, (row + 1) * vocabulary);
            for (ScoreFilter filter : plan.filters()) {
                filter.apply(beam.tokens(), length, own);
            }
            for (int token = 0; token < vocabulary; token++) {
                best.offer(beam.score() + own[token], row, token);
            }
        }
        return best.sorted(running);
    }

    private List<Beam> open(List<Beam> candidates) {
        return candidates.stream()
                .filter(beam -> beam.last() != config.end())
                .limit(width)
                .toList();
    }

    /**
     * Only a continuation among the best {@code width} may finish, and none once early stopping has
     * all it wants.
     */
    private void finish(List<Beam> candidates, int step, boolean last) {
        if (plan.earlyStopping() && full()) {
            return;
        }
        List<Beam> all = new ArrayList<>(finished);
        for (Beam beam : candidates.subList(0, width)) {
            if (last || beam.last() == config.end()) {
                all.add(new Beam(beam.tokens(), beam.score() / penalty(step), beam.parent()));
            }
        }
        finished =
                all.stream()
                        .sorted(Comparator.comparing(Beam::score, Comparator.reverseOrder()))
                        .limit(width)
                        .toList();
    }

    private boolean full() {
        return finished.size() == width;
    }

    private boolean improvable(Beam best, int step) {
        return !full() || best.score() / penalty(step) > finished.getLast().score();
    }

    private float penalty(int step) {
        return (float) Math.pow(step, plan.lengthPenalty());
    }

    private Written result() {
        long[] best = (finished.isEmpty() ? running : finished).getFirst().tokens();
        boolean ended = best[best.length - 1] == config.end() && best.length > 1;
        List<Long> tokens =
                Arrays.stream(best, 1, ended ? best.length - 1 : best.length).boxed().toList();
        return new Written(
                tokens, ended ? FinishReason.STOP : FinishReason.LENGTH, best.length - 1);
    }
}

package dev.promptport.inference.local.decoding;

import dev.promptport.inference.local.decoding.BeamSearch.Beam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the highest of many scores; of equals, the first that came. */
final class BestCandidates {

    private final float[] scores;
    private final int[] rows;
    private final int[] tokens;
    private int size;

    BestCandidates(int capacity) {
        scores = new float[capacity];
        rows = new int[capacity];
        tokens = new int[capacity];
    }

    void offer(float score, int row, int token) {
        if (size == scores.length && score <= scores[size - 1]) {
            return;
        }
        int at = size == scores.length ? size - 1 : size++;
        while (at > 0 && scores[at - 1] < score) {
            scores[at] = scores[at - 1];
            rows[at] = rows[at - 1];
            tokens[at] = tokens[at - 1];
            at--;
        }
        scores[at] = score;
        rows[at] = row;
        tokens[at] = token;
    }

    List<Beam> sorted(List<Beam> parents) {
        List<Beam> beams = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long[] before = parents.get(rows[i]).tokens();
            long[] grown = Arrays.copyOf(before, before.length + 1);
            grown[before.length] = tokens[i];
            beams.add(new Beam(grown, scores[i], rows[i]));
        }
        return beams;
    }
}

package dev.promptport.inference.local.decoding;

/**
 * Makes tokens that are written already less likely: divides their positive scores, multiplies
 * their negative ones.
 */
record RepetitionPenalty(float penalty) implements ScoreFilter {

    @Override
    public void apply(long[] written, int length, float[] scores) {
        float[] before = new float[length];
        for (int i = 0; i < length; i++) {
            before[i] = scores[(int) written[i]];
        }
        for (int i = 0; i < length; i++) {
            scores[(int) written[i]] = before[i] < 0 ? before[i] * penalty : before[i] / penalty;
        }
    }
}

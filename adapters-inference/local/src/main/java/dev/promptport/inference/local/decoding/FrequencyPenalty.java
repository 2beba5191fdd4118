package dev.promptport.inference.local.decoding;

/**
 * OpenAI's penalties: one that grows with each use of a token, and one for having used it at all.
 */
record FrequencyPenalty(float frequency, float presence) implements ScoreFilter {

    @Override
    public void apply(long[] written, int length, float[] scores) {
        for (int i = 1; i < length; i++) {
            int token = (int) written[i];
            scores[token] -= frequency;
            if (firstUse(written, i)) {
                scores[token] -= presence;
            }
        }
    }

    private static boolean firstUse(long[] written, int at) {
        for (int i = 1; i < at; i++) {
            if (written[i] == written[at]) {
                return false;
            }
        }
        return true;
    }
}

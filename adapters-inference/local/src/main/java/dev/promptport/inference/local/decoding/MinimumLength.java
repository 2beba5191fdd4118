package dev.promptport.inference.local.decoding;

/** Forbids the end while fewer than {@code tokens} are written after the start token. */
record MinimumLength(int tokens, int end) implements ScoreFilter {

    @Override
    public void apply(long[] written, int length, float[] scores) {
        if (length - 1 < tokens) {
            scores[end] = Float.NEGATIVE_INFINITY;
        }
    }
}

package dev.promptport.inference.local.decoding;

/** Forbids the token that would complete an n-gram for the second time. */
record NoRepeatNgram(int n) implements ScoreFilter {

    @Override
    public void apply(long[] written, int length, float[] scores) {
        int prefix = n - 1;
        for (int i = 0; i + prefix < length; i++) {
            if (same(written, i, length - prefix, prefix)) {
                scores[(int) written[i + prefix]] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    private static boolean same(long[] written, int a, int b, int count) {
        for (int i = 0; i < count; i++) {
            if (written[a + i] != written[b + i]) {
                return false;
            }
        }
        return true;
    }
}

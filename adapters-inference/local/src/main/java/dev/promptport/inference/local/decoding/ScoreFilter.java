package dev.promptport.inference.local.decoding;

/** Changes the scores of the next token in view of what is written. */
@FunctionalInterface
interface ScoreFilter {

    /**
     * @param written token ids from the start token on
     * @param length how many of them are valid
     * @param scores one for each token of the vocabulary, changed in place
     */
    void apply(long[] written, int length, float[] scores);
}

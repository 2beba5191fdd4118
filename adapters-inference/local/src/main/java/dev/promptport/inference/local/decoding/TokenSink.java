package dev.promptport.inference.local.decoding;

/** Takes tokens as they are chosen. */
@FunctionalInterface
public interface TokenSink {

    /**
     * @param row which of the rows
     * @param token the token's id; the end token is not given
     */
    void accept(int row, long token);
}

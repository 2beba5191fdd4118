package dev.promptport.inference.local.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that grows token by token. A token may be part of a character and may change the space
 * before the next, so each piece is the difference of two decodings that both begin at the same
 * token.
 */
public final class GrowingText {

    private static final char INCOMPLETE = '\uFFFD';

    private final T5Tokenizer tokenizer;
    private final List<Long> tokens = new ArrayList<>();
    private int from;
    private int shown;

    public GrowingText(T5Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Adds a token and returns the text it completes; empty while a character is incomplete. */
    public String add(long token) {
        tokens.add(token);
        String text = tokenizer.decode(tokens.subList(from, tokens.size()));
        return text.isEmpty() || text.charAt(text.length() - 1) == INCOMPLETE ? "" : piece(text);
    }

    /** What is left when no more tokens come: a character that stayed incomplete. */
    public String finish() {
        return shown == tokens.size()
                ? ""
                : piece(tokenizer.decode(tokens.subList(from, tokens.size())));
    }

    private String piece(String text) {
        String before = tokenizer.decode(tokens.subList(from, shown));
        if (text.length() <= before.length()) {
            return "";
        }
        from = shown;
        shown = tokens.size();
        return text.substring(before.length());
    }
}

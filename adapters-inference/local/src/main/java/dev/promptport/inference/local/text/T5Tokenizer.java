package dev.promptport.inference.local.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Hugging Face's fast tokenizer of a model directory, {@code tokenizer.json}. Safe for many
 * threads.
 */
public final class T5Tokenizer implements AutoCloseable {

    private static final Map<String, String> WHOLE_TEXT =
            Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;
    private final long end;

    private T5Tokenizer(HuggingFaceTokenizer tokenizer, long end) {
        this.tokenizer = tokenizer;
        this.end = end;
    }

    /**
     * @param end the id that closes every input
     * @throws dev.promptport.domain.failure.Misconfigured when the file is missing or damaged
     */
    public static T5Tokenizer load(Path directory, long end) {
        return new T5Tokenizer(TokenizerFile.open(directory, WHOLE_TEXT), end);
    }

    /** The ids of a text, the end token last. */
    public long[] encode(String text) {
        long[] ids = tokenizer.encode(text).getIds();
        if (ids.length > 0 && ids[ids.length - 1] == end) {
            return ids;
        }
        long[] closed = Arrays.copyOf(ids, ids.length + 1);
        closed[ids.length] = end;
        return closed;
    }

    /** The text of ids, without special tokens. */
    public String decode(List<Long> ids) {
        return tokenizer.decode(ids.stream().mapToLong(Long::longValue).toArray(), true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}

package dev.promptport.inference.local.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Texts as a classifier reads them: the model's own tokens mark the ends, and what is too long is
 * cut off at its end, as Hugging Face's {@code truncation=True} does. Safe for many threads.
 */
public final class ClassifierTokenizer implements AutoCloseable {

    private static final String SETTINGS = "tokenizer_config.json";

    private final HuggingFaceTokenizer tokenizer;

    private ClassifierTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * @param most tokens of a text, the ends included; fewer where {@code tokenizer_config.json}
     *     says so
     * @throws Misconfigured when a file is missing or damaged
     */
    public static ClassifierTokenizer load(Path directory, int most) {
        int length = Math.min(most, longest(directory.resolve(SETTINGS)));
        Map<String, String> options =
                Map.of(
                        "addSpecialTokens", "true",
                        "truncation", "true",
                        "padding", "false",
                        "maxLength", Integer.toString(length));
        return new ClassifierTokenizer(TokenizerFile.open(directory, options));
    }

    /** {@code model_max_length}, which is beyond all numbers where nobody has set it. */
    private static int longest(Path settings) {
        if (!Files.exists(settings)) {
            return Integer.MAX_VALUE;
        }
        try {
            JsonElement length =
                    JsonParser.parseString(Files.readString(settings))
                            .getAsJsonObject()
                            .get("model_max_length");
            return length == null || length.isJsonNull()
                    ? Integer.MAX_VALUE
                    : (int) Math.clamp(length.getAsDouble(), 1, Integer.MAX_VALUE);
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException e) {
            throw new Misconfigured(
                    "the model's file " + settings + " is damaged; fetch it again", e);
        }
    }

    /** The ids of a text. */
    public long[] encode(String text) {
        return tokenizer.encode(text).getIds();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}

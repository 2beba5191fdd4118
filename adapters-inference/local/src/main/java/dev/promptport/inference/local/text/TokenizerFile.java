package dev.promptport.inference.local.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Hugging Face's fast tokenizer of a model directory. */
final class TokenizerFile {

    private static final String NAME = "tokenizer.json";

    private TokenizerFile() {}

    /**
     * Opens it with DJL's options.
     *
     * @throws Misconfigured when the file is missing or damaged
     */
    static HuggingFaceTokenizer open(Path directory, Map<String, String> options) {
        Path file = directory.resolve(NAME);
        try {
            return HuggingFaceTokenizer.newInstance(file, options);
        } catch (IOException | RuntimeException e) {
            throw new Misconfigured(
                    "the model's file " + file + " is missing or damaged; fetch it again", e);
        }
    }
}

package dev.promptport.inference.local.source;

import static dev.promptport.inference.local.source.ModelLayout.SENTENCEPIECE;
import static dev.promptport.inference.local.source.ModelLayout.TOKENIZER;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A model's directory that somebody else filled: checked, and used where it lies. */
final class ModelDirectory {

    private static final String WHOLE =
            "a directory with config.json, tokenizer.json and model.safetensors";

    private ModelDirectory() {}

    /** The directory, absolute, when it holds a whole model. */
    static Path check(Path path, String setting) {
        Path directory = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw wrong(directory, setting, "which is not there");
        }
        try {
            Optional<String> missing = ModelLayout.missing(directory);
            if (missing.isPresent()) {
                throw wrong(directory, setting, lack(directory, missing.get()));
            }
        } catch (IOException e) {
            throw new Misconfigured(
                    "the %s in the directory %s cannot be used, because %s: mend it or set %s to %s"
                            .formatted(
                                    ModelLayout.INDEX, directory, e.getMessage(), setting, WHOLE),
                    e);
        }
        return directory;
    }

    private static String lack(Path directory, String missing) {
        boolean slowOnly =
                missing.equals(TOKENIZER) && Files.exists(directory.resolve(SENTENCEPIECE));
        return slowOnly
                ? "which has a spiece.model but no tokenizer.json (a fast tokenizer)"
                : "which has no " + missing;
    }

    private static Misconfigured wrong(Path directory, String setting, String complaint) {
        return new Misconfigured(
                "%s names the directory %s, %s: set it to %s"
                        .formatted(setting, directory, complaint, WHOLE));
    }
}

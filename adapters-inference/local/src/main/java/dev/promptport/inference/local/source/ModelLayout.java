package dev.promptport.inference.local.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a model, as Hugging Face names them. */
final class ModelLayout {

    static final String CONFIG = "config.json";
    static final String TOKENIZER = "tokenizer.json";
    static final String SENTENCEPIECE = "spiece.model";
    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    /** What every model has, its weights aside. */
    static final List<String> REQUIRED = List.of(CONFIG, TOKENIZER);

    /** What refines a model where it is there. */
    static final List<String> OPTIONAL = List.of("tokenizer_config.json", "generation_config.json");

    private ModelLayout() {}

    /**
     * The first file that the directory has to hold and does not.
     *
     * @throws IOException when the index of the weights cannot be read or is malformed
     */
    static Optional<String> missing(Path directory) throws IOException {
        for (String name : REQUIRED) {
            if (!Files.isRegularFile(directory.resolve(name))) {
                return Optional.of(name);
            }
        }
        if (Files.isRegularFile(directory.resolve(WEIGHTS))) {
            return Optional.empty();
        }
        Path index = directory.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            return Optional.of(WEIGHTS);
        }
        return SafetensorsIndex.read(index).shards().stream()
                .filter(shard -> !Files.isRegularFile(directory.resolve(shard)))
                .findFirst();
    }
}

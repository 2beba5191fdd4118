package dev.promptport.inference.local.t5;

import dev.promptport.inference.local.safetensors.Safetensors;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A loaded T5: encodes rows of tokens and decodes them. Serves many threads at once, until closed.
 */
public final class T5Network implements AutoCloseable {

    private final T5Config config;
    private final T5Program program;
    private final @Nullable Safetensors mapped;

    private T5Network(T5Config config, T5Program program, @Nullable Safetensors mapped) {
        this.config = config;
        this.program = program;
        this.mapped = mapped;
    }

    /**
     * Loads a Hugging Face T5 directory with 32-bit weights, mapped from its files where they are
     * stored so.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the file that is missing or wrong
     */
    public static T5Network fp32(Path directory) {
        T5Config config = T5Config.read(directory);
        Safetensors tensors = Safetensors.map(directory);
        try {
            return new T5Network(config, filled(config, tensors, false), tensors);
        } catch (RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    /**
     * Loads a Hugging Face T5 directory with 8-bit weights. Their packed form is kept below the
     * cache directory, so that the next start is quick.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the file that is missing or wrong
     */
    public static T5Network int8(Path directory, Path cache) {
        T5Config config = T5Config.read(directory);
        return new T5Network(config, packed(config, directory, new PackedForms(cache)), null);
    }

    private static T5Program packed(T5Config config, Path directory, PackedForms forms) {
        String fingerprint = CheckpointFingerprint.of(directory);
        Optional<T5Program> kept = forms.find(fingerprint);
        T5Program program =
                kept.orElseGet(
                        () -> {
                            try (Safetensors tensors = Safetensors.map(directory)) {
                                return filled(config, tensors, true);
                            }
                        });
        if (kept.isEmpty()) {
            forms.keep(fingerprint, program);
        }
        program.tune(Processor.needsReducedRange());
        return program;
    }

    private static T5Program filled(T5Config config, Safetensors tensors, boolean int8) {
        List<T5Weights.Weight> weights = T5Weights.of(config, tensors);
        T5Program program = T5Program.empty();
        try {
            program.configure(config, int8);
            weights.forEach(program::put);
            return program;
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    public T5Config config() {
        return config;
    }

    /**
     * Reads the rows and makes ready to decode each of them {@code copies} times.
     *
     * @param rows token ids with the end token, of unequal lengths
     * @param positions most tokens to decode
     */
    public T5Decoding read(List<long[]> rows, int copies, int positions) {
        return program.decode(rows, config.pad(), copies, positions);
    }

    @Override
    public void close() {
        program.close();
        if (mapped != null) {
            mapped.close();
        }
    }
}

package dev.promptport.inference.local.t5;

import dev.promptport.inference.local.pytorch.LoadedProgram;

import java.nio.file.Path;
import java.util.List;

/**
 * A loaded T5: encodes rows of tokens and decodes them. Serves many threads at once, until closed.
 */
public final class T5Network implements AutoCloseable {

    private final T5Config config;
    private final LoadedProgram loaded;

    private T5Network(T5Config config, LoadedProgram loaded) {
        this.config = config;
        this.loaded = loaded;
    }

    /**
     * Loads a Hugging Face T5 directory with 32-bit weights, mapped from its files where they are
     * stored so.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the file that is missing or wrong
     */
    public static T5Network fp32(Path directory) {
        T5Config config = T5Config.read(directory);
        return new T5Network(config, LoadedProgram.fp32(T5Program.of(config), directory));
    }

    /**
     * Loads a Hugging Face T5 directory with 8-bit weights. Their packed form is kept below the
     * cache directory, so that the next start is quick.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the file that is missing or wrong
     */
    public static T5Network int8(Path directory, Path cache) {
        T5Config config = T5Config.read(directory);
        return new T5Network(config, LoadedProgram.int8(T5Program.of(config), directory, cache));
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
        return T5Program.decode(loaded.program(), rows, config.pad(), copies, positions);
    }

    @Override
    public void close() {
        loaded.close();
    }
}

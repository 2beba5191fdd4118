package dev.promptport.inference.local.classifier;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.pytorch.LoadedProgram;
import dev.promptport.inference.local.pytorch.TokenRows;
import dev.promptport.inference.local.pytorch.TorchProgram;
import dev.promptport.inference.local.pytorch.WeightlessProgram;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A loaded sequence classifier: {@code classifier_program.py} with its weights. Serves many threads
 * at once, until closed.
 */
public final class ClassifierNetwork implements AutoCloseable {

    /** Changes whenever a packed form of an earlier program cannot be used. */
    private static final int VERSION = 1;

    private static final int PLAIN_POSITIONS = -1;

    private static final long[] FIRST_WORDS = {0, 1};

    private final ClassifierConfig config;
    private final LoadedProgram loaded;

    private ClassifierNetwork(ClassifierConfig config, LoadedProgram loaded) {
        this.config = config;
        this.loaded = loaded;
    }

    /**
     * Loads a Hugging Face directory with 32-bit weights, mapped from its files where they are
     * stored so.
     *
     * @throws Misconfigured naming the file that is missing or wrong
     */
    public static ClassifierNetwork fp32(Path directory) {
        ClassifierConfig config = ClassifierConfig.read(directory);
        return tried(config, LoadedProgram.fp32(program(config), directory), directory);
    }

    /**
     * Loads a Hugging Face directory with 8-bit weights. Their packed form is kept below the cache
     * directory, so that the next start is quick.
     *
     * @throws Misconfigured naming the file that is missing or wrong
     */
    public static ClassifierNetwork int8(Path directory, Path cache) {
        ClassifierConfig config = ClassifierConfig.read(directory);
        return tried(config, LoadedProgram.int8(program(config), directory, cache), directory);
    }

    private static WeightlessProgram program(ClassifierConfig config) {
        return new WeightlessProgram(
                ClassifierNetwork.class,
                "classifier_program",
                VERSION,
                (program, int8) -> configure(program, config, int8),
                tensors -> ClassifierWeights.of(config, tensors));
    }

    private static void configure(TorchProgram program, ClassifierConfig c, boolean int8) {
        Architecture architecture = c.architecture();
        try (IValue sizes =
                        IValue.listFrom(
                                c.heads(),
                                c.layers(),
                                architecture.countsFromPadding() ? c.pad() : PLAIN_POSITIONS);
                IValue epsilon = IValue.from(c.epsilon());
                IValue activation = IValue.from(c.activation());
                IValue headActivation = IValue.from(architecture.headActivation());
                IValue packed = IValue.from(int8)) {
            program.run("configure", sizes, epsilon, activation, headActivation, packed).close();
        }
    }

    /** Weights of another shape than the configuration's show when they first meet. */
    private static ClassifierNetwork tried(
            ClassifierConfig config, LoadedProgram loaded, Path directory) {
        ClassifierNetwork network = new ClassifierNetwork(config, loaded);
        try {
            network.logits(List.of(FIRST_WORDS));
            return network;
        } catch (EngineException e) {
            network.close();
            throw new Misconfigured(
                    "the weights in " + directory + " do not fit the shape in their config.json",
                    e);
        }
    }

    public ClassifierConfig config() {
        return config;
    }

    /**
     * The logits of each row, by label.
     *
     * @param rows token ids with those that mark the ends, at most {@link
     *     ClassifierConfig#positions()} each, of unequal lengths
     */
    public List<float[]> logits(List<long[]> rows) {
        TorchProgram program = loaded.program();
        try (PtNDManager scope = program.newScope();
                TokenRows tokens = TokenRows.of(rows, config.pad(), scope);
                IValue classified = program.run("classify", tokens.ids(), tokens.mask());
                PtNDArray logits = classified.toTensor(scope)) {
            float[] all = logits.toFloatArray();
            int labels = config.labels().size();
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> Arrays.copyOfRange(all, i * labels, (i + 1) * labels))
                    .toList();
        }
    }

    @Override
    public void close() {
        loaded.close();
    }
}

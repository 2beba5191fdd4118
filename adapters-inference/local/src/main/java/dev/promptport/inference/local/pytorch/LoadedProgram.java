package dev.promptport.inference.local.pytorch;

import dev.promptport.inference.local.safetensors.Safetensors;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;

/** A program with the weights of a checkpoint. Serves many threads at once, until closed. */
public final class LoadedProgram implements AutoCloseable {

    private final TorchProgram program;
    private final @Nullable Safetensors mapped;

    private LoadedProgram(TorchProgram program, @Nullable Safetensors mapped) {
        this.program = program;
        this.mapped = mapped;
    }

    /**
     * Loads a checkpoint with 32-bit weights, mapped from its files where they are stored so.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the file that is missing or wrong
     */
    public static LoadedProgram fp32(WeightlessProgram weightless, Path directory) {
        Safetensors tensors = Safetensors.map(directory);
        try {
            return new LoadedProgram(filled(weightless, tensors, false), tensors);
        } catch (RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    /**
     * Loads a checkpoint with 8-bit weights. Their packed form is kept below the cache directory,
     * so that the next start is quick.
     *
     * @throws dev.promptport.domain.failure.Misconfigured naming the file that is missing or wrong
     */
    public static LoadedProgram int8(WeightlessProgram weightless, Path directory, Path cache) {
        PackedForms forms = new PackedForms(cache);
        String name = weightless.packedName(CheckpointFingerprint.of(directory));
        Optional<TorchProgram> kept = forms.find(name);
        TorchProgram program = kept.orElseGet(() -> packed(weightless, directory));
        if (kept.isEmpty()) {
            forms.keep(name, program);
        }
        program.tune(Processor.needsReducedRange());
        return new LoadedProgram(program, null);
    }

    private static TorchProgram packed(WeightlessProgram weightless, Path directory) {
        try (Safetensors tensors = Safetensors.map(directory)) {
            return filled(weightless, tensors, true);
        }
    }

    private static TorchProgram filled(
            WeightlessProgram weightless, Safetensors tensors, boolean int8) {
        TorchProgram program = TorchProgram.empty(weightless);
        try {
            weightless.configuration().apply(program, int8);
            weightless.weights().apply(tensors).forEach(program::put);
            return program;
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    public TorchProgram program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
        if (mapped != null) {
            mapped.close();
        }
    }
}

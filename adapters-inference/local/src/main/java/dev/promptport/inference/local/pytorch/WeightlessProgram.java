package dev.promptport.inference.local.pytorch;

import dev.promptport.inference.local.safetensors.Safetensors;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A TorchScript program without weights, set up for one kind of checkpoint.
 *
 * @param place the class its archive lies beside
 * @param name its archive's, without the ending
 * @param version changes whenever a packed form of an earlier one cannot be used
 * @param configuration tells an empty program the checkpoint's shape
 * @param weights finds what the program takes in the checkpoint; throws {@link
 *     dev.promptport.domain.failure.Misconfigured} naming the tensor that is missing
 */
public record WeightlessProgram(
        Class<?> place,
        String name,
        int version,
        Configuration configuration,
        Function<Safetensors, List<Weight>> weights) {

    /** Tells an empty program the shape of a checkpoint and how its weights are to be held. */
    @FunctionalInterface
    public interface Configuration {
        void apply(TorchProgram program, boolean int8);
    }

    InputStream archive() {
        String file = name + ".pt";
        return Objects.requireNonNull(place.getResourceAsStream(file), file);
    }

    /** The file name of the packed form of a checkpoint. */
    String packedName(String fingerprint) {
        return fingerprint + "-" + name + "-v" + version + ".pt";
    }
}

package dev.promptport.inference.local.pytorch;

import dev.promptport.inference.local.safetensors.TensorInfo;

import java.util.List;

/** A weight of a program: its parts in the checkpoint, stacked by rows, and what it is for. */
public record Weight(String name, List<TensorInfo> parts, Use use) {

    /** What a program does with a weight. */
    public enum Use {
        /** It multiplies, and is packed where weights are held in eight bits. */
        MATRIX,
        /** Its rows are looked up. */
        TABLE,
        /** It is taken as it is. */
        PLAIN
    }
}

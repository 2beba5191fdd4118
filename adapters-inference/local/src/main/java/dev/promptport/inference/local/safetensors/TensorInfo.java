package dev.promptport.inference.local.safetensors;

import java.lang.foreign.MemorySegment;

/** A tensor: its name, element type, shape, and bytes in little-endian order outside the heap. */
public record TensorInfo(String name, ElementType type, long[] shape, MemorySegment bytes) {

    /**
     * Element types that weights are given in; bfloat16 is widened to float32, which it is the
     * upper half of.
     */
    public enum ElementType {
        F32,
        F16
    }
}

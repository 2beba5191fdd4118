package dev.promptport.inference.local.safetensors;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A stored tensor: its name, element type, shape, and bytes in little-endian order, still in the mapped file. */
public record TensorInfo(String name, ElementType type, long[] shape, MemorySegment bytes) {

    /** Element types that weights come in. */
    public enum ElementType {
        F32(4),
        F16(2),
        BF16(2);

        private final int size;

        ElementType(int size) {
            this.size = size;
        }

        /** Bytes for each element. */
        public int size() {
            return size;
        }
    }

    /** How many bytes the shape needs. */
    static long bytesOf(ElementType type, long[] shape) {
        return Arrays.stream(shape).reduce(type.size(), Math::multiplyExact);
    }
}

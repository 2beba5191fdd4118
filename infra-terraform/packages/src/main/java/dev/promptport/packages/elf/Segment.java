package dev.promptport.packages.elf;

import java.nio.ByteBuffer;

/**
 * A program header of a 64-bit ELF file: what the loader reads.
 *
 * @param at where the header itself stands in the file
 * @param offset where its content stands in the file
 */
record Segment(
        int at,
        int type,
        long offset,
        long address,
        long fileSize,
        long memorySize,
        long alignment) {

    static final int BYTES = 56;

    private static final int LOAD = 1;

    static Segment read(ByteBuffer file, int at) {
        return new Segment(
                at,
                file.getInt(at),
                file.getLong(at + 8),
                file.getLong(at + 16),
                file.getLong(at + 32),
                file.getLong(at + 40),
                file.getLong(at + 48));
    }

    boolean isLoaded() {
        return type == LOAD && fileSize > 0;
    }

    long end() {
        return offset + fileSize;
    }

    boolean covers(long from, long to) {
        return from >= offset && to <= end();
    }

    /** The same one without its last bytes; one that grows in memory keeps them. */
    Segment endingAt(long end) {
        long size = end - offset;
        return fileSize == memorySize && size > 0 && size < fileSize
                ? new Segment(at, type, offset, address, size, size, alignment)
                : this;
    }

    /** The first place from there on that the loader can map to its address. */
    long placeFrom(long position) {
        return alignment > 1 ? position + Math.floorMod(offset - position, alignment) : position;
    }

    void write(ByteBuffer file, long newOffset) {
        file.putLong(at + 8, newOffset);
        file.putLong(at + 32, fileSize);
        file.putLong(at + 40, memorySize);
    }
}

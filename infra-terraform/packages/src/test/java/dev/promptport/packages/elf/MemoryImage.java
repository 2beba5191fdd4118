package dev.promptport.packages.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a loader makes of a shared library: bytes by their addresses. */
record MemoryImage(ByteBuffer file) {

    private static final int NO_BITS = 8;
    private static final int LOAD = 1;
    private static final int PROGRAM_HEADERS = 6;

    static MemoryImage of(Path library) throws IOException {
        try (FileChannel channel = FileChannel.open(library)) {
            return new MemoryImage(
                    channel.map(MapMode.READ_ONLY, 0, channel.size())
                            .order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /** The sections that have to be in memory: address and bytes. */
    Map<Long, ByteBuffer> sections() {
        Map<Long, ByteBuffer> sections = new TreeMap<>();
        for (int i = 0; i < file.getShort(60); i++) {
            int at = (int) file.getLong(40) + i * 64;
            boolean allocated = (file.getLong(at + 8) & 2) != 0;
            if (allocated && file.getInt(at + 4) != NO_BITS && file.getLong(at + 32) > 0) {
                int size = (int) file.getLong(at + 32);
                sections.put(file.getLong(at + 16), file.slice((int) file.getLong(at + 24), size));
            }
        }
        return sections;
    }

    /** The bytes that are loaded to an address. */
    ByteBuffer loaded(long address, int size) {
        for (int at = 64; at < 64 + 56 * file.getShort(56); at += 56) {
            long start = file.getLong(at + 16);
            boolean holds =
                    file.getInt(at) == LOAD
                            && address >= start
                            && address + size <= start + file.getLong(at + 32);
            if (holds) {
                if ((file.getLong(at + 8) - start) % file.getLong(at + 48) != 0) {
                    throw new AssertionError("no loader can map the segment at " + start);
                }
                return file.slice((int) (file.getLong(at + 8) + address - start), size);
            }
        }
        throw new AssertionError("nothing is loaded to " + address);
    }

    /** The bytes of the parts that have a header of their own, but for the headers themselves. */
    Map<Integer, ByteBuffer> inner() {
        Map<Integer, ByteBuffer> inner = new TreeMap<>();
        for (int i = 0; i < file.getShort(56); i++) {
            int at = 64 + 56 * i;
            int type = file.getInt(at);
            if (type != LOAD && type != PROGRAM_HEADERS && file.getLong(at + 32) > 0) {
                inner.put(i, file.slice((int) file.getLong(at + 8), (int) file.getLong(at + 32)));
            }
        }
        return inner;
    }
}

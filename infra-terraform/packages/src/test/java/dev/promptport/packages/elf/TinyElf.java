package dev.promptport.packages.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shared library as {@code patchelf} leaves it: code at the front, then a symbol table, and
 * behind it one more loaded segment with left-overs at its end.
 */
public final class TinyElf {

    public static final int BYTES = 0x5000;
    public static final long MOVED_ADDRESS = 0x9000;

    static final int MOVED = 0x4000;
    static final String MOVED_CONTENT = "the dynamic strings";

    private static final int PROGRAM_HEADERS = 64;
    private static final int SECTIONS = 0x3000;

    private final ByteBuffer file = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private TinyElf() {
        file.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        file.putShort(16, (short) 3);
        file.putLong(32, PROGRAM_HEADERS).putLong(40, SECTIONS);
        file.putShort(54, (short) 56).putShort(56, (short) 3);
        file.putShort(58, (short) 64).putShort(60, (short) 3).putShort(62, (short) 2);
        segment(0, 1, 0, 0, 0x200);
        segment(1, 1, MOVED, MOVED_ADDRESS, 0x800);
        segment(2, 4, MOVED, MOVED_ADDRESS, 0x10);
        file.put(0x180, "code".getBytes(StandardCharsets.UTF_8));
        file.put(0x2000, "symbols for debuggers".getBytes(StandardCharsets.UTF_8));
        file.put(MOVED, MOVED_CONTENT.getBytes(StandardCharsets.UTF_8));
        section(0, 1, 2, 0x180, 4);
        section(1, 2, 0, 0x2000, 21);
        section(2, 3, 2, MOVED, MOVED_CONTENT.length());
    }

    public static TinyElf library() {
        return new TinyElf();
    }

    TinyElf ofType(int type) {
        file.putShort(16, (short) type);
        return this;
    }

    /** Makes a section one that has to be in memory. */
    TinyElf withAllocatedSymbols() {
        section(1, 2, 2, 0x2000, 21);
        return this;
    }

    TinyElf withNoteOutside() {
        segment(2, 4, 0x2000, 0x2000, 0x10);
        return this;
    }

    TinyElf withOverlap() {
        segment(1, 1, 0x100, MOVED_ADDRESS, 0x800);
        return this;
    }

    public byte[] bytes() {
        return file.array();
    }

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve("libtiny.so"), bytes());
    }

    private void segment(int index, int type, long offset, long address, long size) {
        int at = PROGRAM_HEADERS + index * 56;
        file.putInt(at, type).putLong(at + 8, offset).putLong(at + 16, address);
        file.putLong(at + 32, size).putLong(at + 40, size).putLong(at + 48, 0x1000);
    }

    private void section(int index, int type, long flags, long offset, long size) {
        int at = SECTIONS + index * 64;
        file.putInt(at + 4, type).putLong(at + 8, flags);
        file.putLong(at + 24, offset).putLong(at + 32, size);
    }
}

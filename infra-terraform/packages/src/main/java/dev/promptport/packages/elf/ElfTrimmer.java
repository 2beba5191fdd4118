package dev.promptport.packages.elf;

import dev.promptport.packages.failure.PackagingFailure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Leaves of a shared library what the loader maps into memory, each byte at its old address, and
 * drops symbols for debuggers, section headers and gaps. Cutting the end off would not do: {@code
 * patchelf} puts loaded segments behind the symbols.
 */
public final class ElfTrimmer {

    private static final int HEADER = 64;
    private static final int MAGIC = 0x464c457f;
    private static final int SHARED_LIBRARY = 3;
    private static final int SECTION = 64;
    private static final int NO_BITS = 8;
    private static final long ALLOCATED = 2;

    private final Path from;
    private final ByteBuffer file;
    private final List<Segment> segments = new ArrayList<>();

    private ElfTrimmer(Path from, ByteBuffer file) {
        this.from = from;
        this.file = file;
    }

    /**
     * Writes the smaller library.
     *
     * @param to is overwritten
     * @throws PackagingFailure when the file is not a 64-bit little-endian shared library, or laid
     *     out in a way in which something needed could get lost
     */
    public static void trim(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from)) {
            ByteBuffer file = in.map(MapMode.READ_ONLY, 0, in.size());
            new ElfTrimmer(from, file.order(ByteOrder.LITTLE_ENDIAN)).write(in, to);
        }
    }

    private void write(FileChannel in, Path to) throws IOException {
        readSegments();
        List<Segment> loaded = loaded();
        refuseLosses(loaded);
        ByteBuffer head = ByteBuffer.allocate(headSize()).order(ByteOrder.LITTLE_ENDIAN);
        head.put(0, file, 0, head.capacity());
        try (FileChannel out =
                FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long end = 0;
            for (Segment segment : loaded) {
                Segment kept = segment.endingAt(lastNeeded(segment));
                long place = kept.placeFrom(end);
                copy(in, kept, out.position(place));
                end = place + kept.fileSize();
                kept.write(head, place);
                moveInner(segment, place - segment.offset(), head);
            }
            forgetSections(head);
            out.write(head, 0);
        }
    }

    private void readSegments() {
        if (file.capacity() < HEADER || file.getInt(0) != MAGIC) {
            throw refused("is no ELF file");
        }
        if (file.get(4) != 2 || file.get(5) != 1 || file.getShort(16) != SHARED_LIBRARY) {
            throw refused("is no 64-bit little-endian shared library");
        }
        int at = Math.toIntExact(file.getLong(32));
        for (int i = 0; i < file.getShort(56); i++) {
            segments.add(Segment.read(file, at + i * Segment.BYTES));
        }
    }

    private List<Segment> loaded() {
        List<Segment> loaded =
                segments.stream()
                        .filter(Segment::isLoaded)
                        .sorted(Comparator.comparingLong(Segment::offset))
                        .toList();
        if (loaded.isEmpty() || !loaded.getFirst().covers(0, headSize())) {
            throw refused("does not load its own headers first");
        }
        for (int i = 1; i < loaded.size(); i++) {
            if (loaded.get(i).offset() < loaded.get(i - 1).end()) {
                throw refused("has loaded segments that overlap");
            }
        }
        return loaded;
    }

    private int headSize() {
        return Math.toIntExact(file.getLong(32)) + segments.size() * Segment.BYTES;
    }

    private void refuseLosses(List<Segment> loaded) {
        for (Segment segment : segments) {
            if (segment.fileSize() > 0
                    && loaded.stream()
                            .noneMatch(one -> one.covers(segment.offset(), segment.end()))) {
                throw refused("has a segment that is not loaded, of type " + segment.type());
            }
        }
        for (long[] section : allocated()) {
            if (loaded.stream().noneMatch(one -> one.covers(section[0], section[1]))) {
                throw refused("has an allocated section that is not loaded, at " + section[0]);
            }
        }
    }

    /** Where sections that are in memory begin and end in the file. */
    private List<long[]> allocated() {
        List<long[]> allocated = new ArrayList<>();
        int table = Math.toIntExact(file.getLong(40));
        for (int i = 0; table > 0 && i < file.getShort(60); i++) {
            int at = table + i * SECTION;
            long size = file.getLong(at + 32);
            boolean inFile = file.getInt(at + 4) != NO_BITS && size > 0;
            if (inFile && (file.getLong(at + 8) & ALLOCATED) != 0) {
                long offset = file.getLong(at + 24);
                allocated.add(new long[] {offset, offset + size});
            }
        }
        return allocated;
    }

    /** The end of the last thing in a segment that has a name; what is behind it is a left-over. */
    private long lastNeeded(Segment segment) {
        long last = segment.covers(0, headSize()) ? headSize() : 0;
        List<long[]> allocated = allocated();
        if (allocated.isEmpty()) {
            return segment.end();
        }
        for (long[] section : allocated) {
            if (segment.covers(section[0], section[1])) {
                last = Math.max(last, section[1]);
            }
        }
        for (Segment inner : segments) {
            if (!inner.isLoaded() && segment.covers(inner.offset(), inner.end())) {
                last = Math.max(last, inner.end());
            }
        }
        return last;
    }

    private void moveInner(Segment outer, long by, ByteBuffer head) {
        for (Segment inner : segments) {
            if (!inner.isLoaded()
                    && inner.fileSize() > 0
                    && outer.covers(inner.offset(), inner.end())) {
                inner.write(head, inner.offset() + by);
            }
        }
    }

    private static void copy(FileChannel in, Segment segment, FileChannel out) throws IOException {
        long done = 0;
        while (done < segment.fileSize()) {
            done += in.transferTo(segment.offset() + done, segment.fileSize() - done, out);
        }
    }

    private static void forgetSections(ByteBuffer head) {
        head.putLong(40, 0);
        head.putShort(60, (short) 0);
        head.putShort(62, (short) 0);
    }

    private PackagingFailure refused(String why) {
        return new PackagingFailure(
                "%s %s, so it is not made smaller; leave it out of what is trimmed."
                        .formatted(from.getFileName(), why));
    }
}

package dev.promptport.packages.zip;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A zip with one fixed time and with Unix modes, which the JDK's own writer cannot set. Entries
 * stand in the order in which they are added. Below 2 GiB and 65,536 entries.
 */
public final class ZipWriter implements Closeable {

    /** 2026-01-01T00:00:00 as DOS writes it: date in the upper half, time in the lower. */
    private static final int TIME = ((2026 - 1980) << 25) | (1 << 21) | (1 << 16);

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final short VERSION = 20;
    private static final short MADE_ON_UNIX = (3 << 8) | VERSION;
    private static final short UTF_8 = 1 << 11;
    private static final short STORED = 0;
    private static final short DEFLATED = 8;

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long position;
    private int entries;

    public ZipWriter(Path zip) throws IOException {
        out = Files.newOutputStream(zip);
    }

    /** Adds a folder, named with a slash at its end. */
    public void addFolder(String name) throws IOException {
        add(name, new byte[0], new byte[0], STORED, 040755);
    }

    /** Adds a file, compressed unless it holds compressed files already. */
    public void addFile(String name, byte[] content, boolean compressed) throws IOException {
        byte[] written = compressed ? deflated(content) : content;
        add(name, content, written, compressed ? DEFLATED : STORED, 0100644);
    }

    private void add(String name, byte[] content, byte[] written, short method, int mode)
            throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer same = buffer(26);
        same.putShort(VERSION).putShort(UTF_8).putShort(method).putInt(TIME);
        same.putInt((int) crc.getValue()).putInt(written.length).putInt(content.length);
        same.putShort((short) nameBytes.length).putShort((short) 0);
        directory.write(buffer(6).putInt(CENTRAL).putShort(MADE_ON_UNIX).array());
        directory.write(same.array());
        ByteBuffer rest = buffer(14).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        directory.write(rest.putInt(mode << 16).putInt(Math.toIntExact(position)).array());
        directory.write(nameBytes);
        write(buffer(4).putInt(LOCAL).array());
        write(same.array());
        write(nameBytes);
        write(written);
        entries++;
    }

    private static byte[] deflated(byte[] content) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            packed.write(content);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            long start = position;
            write(directory.toByteArray());
            ByteBuffer end = buffer(22).putInt(END).putShort((short) 0).putShort((short) 0);
            end.putShort((short) entries).putShort((short) entries);
            end.putInt(directory.size()).putInt(Math.toIntExact(start)).putShort((short) 0);
            write(end.array());
        }
    }
}

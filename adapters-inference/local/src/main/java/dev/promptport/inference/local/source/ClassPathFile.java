package dev.promptport.inference.local.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * One file of an embedded model, with what tells its versions apart.
 *
 * @param size bytes
 * @param crc32 of the content
 */
record ClassPathFile(String name, URL url, long size, long crc32) {

    private static final int FINGERPRINT_DIGITS = 16;

    /**
     * Learns size and CRC from the jar's directory, without unpacking; outside of jars, from the
     * content.
     */
    static ClassPathFile of(String name, URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection entry) {
            try (JarFile _ = entry.getJarFile()) {
                return new ClassPathFile(
                        name, url, entry.getJarEntry().getSize(), entry.getJarEntry().getCrc());
            }
        }
        try (CheckedInputStream content =
                new CheckedInputStream(connection.getInputStream(), new CRC32())) {
            long size = content.transferTo(OutputStream.nullOutputStream());
            return new ClassPathFile(name, url, size, content.getChecksum().getValue());
        }
    }

    /**
     * A short name for exactly these files: the beginning of a sha256 over their names, sizes and
     * CRCs.
     */
    static String fingerprint(List<ClassPathFile> files) {
        MessageDigest digest = Checksum.Algorithm.SHA256.digest();
        for (ClassPathFile file : files) {
            String line = file.name + " " + file.size + " " + file.crc32 + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_DIGITS);
    }

    /** Copies the file; it appears under its name when it is whole. */
    void copyInto(Path directory) throws IOException {
        Path part = directory.resolve(name + ".part");
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        CRC32 crc = new CRC32();
        try (InputStream content = new CheckedInputStream(connection.getInputStream(), crc)) {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.size(part) != size || crc.getValue() != crc32) {
            throw new IOException(
                    "the copy of " + name + " differs from what the class path holds");
        }
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}

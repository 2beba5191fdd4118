package dev.promptport.inference.local.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's content has to hash to. The Hub names large files by their sha256 and small ones as
 * git does.
 *
 * @param hex lower-case hexadecimal digits
 */
record Checksum(Algorithm algorithm, String hex) {

    enum Algorithm {
        SHA256("SHA-256"),
        /** sha1 of {@code "blob <size>\0"} and the content. */
        GIT_BLOB("SHA-1");

        private final String digest;

        Algorithm(String digest) {
            this.digest = digest;
        }

        MessageDigest digest() {
            try {
                return MessageDigest.getInstance(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has " + digest, e);
            }
        }
    }

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final int SHA256_DIGITS = 64;
    private static final int SHA1_DIGITS = 40;

    /**
     * Reads a bare hash or an ETag, weak or quoted; the length tells the algorithm. Empty when it
     * is neither.
     */
    static Optional<Checksum> of(String text) {
        String hex =
                text.strip().replaceFirst("^W/", "").replace("\"", "").toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            return Optional.empty();
        }
        return switch (hex.length()) {
            case SHA256_DIGITS -> Optional.of(new Checksum(Algorithm.SHA256, hex));
            case SHA1_DIGITS -> Optional.of(new Checksum(Algorithm.GIT_BLOB, hex));
            default -> Optional.empty();
        };
    }

    boolean matches(Path file) throws IOException {
        MessageDigest digest = algorithm.digest();
        if (algorithm == Algorithm.GIT_BLOB) {
            digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
        }
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, sink);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(hex);
    }
}

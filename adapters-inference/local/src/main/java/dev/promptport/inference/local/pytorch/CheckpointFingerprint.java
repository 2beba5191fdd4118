package dev.promptport.inference.local.pytorch;

import dev.promptport.inference.local.safetensors.Safetensors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells checkpoints apart without reading them whole: a SHA-256 over the configuration and, of each
 * weights file, its name, size and 256 pages spread evenly from the first to the last. Training
 * moves every weight, so any page shows it.
 */
final class CheckpointFingerprint {

    private static final int PAGE = 4096;
    private static final int PAGES = 256;

    private CheckpointFingerprint() {}

    static String of(Path directory) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(directory.resolve("config.json")));
            for (Path file : Safetensors.files(directory)) {
                add(digest, file);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            digest.update((file.getFileName() + " " + size).getBytes(StandardCharsets.UTF_8));
            long stride = Math.max(PAGE, (size - PAGE) / (PAGES - 1));
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            for (long at = 0; at < size; at += stride) {
                channel.read(page.clear(), at);
                digest.update(page.flip());
            }
        }
    }
}

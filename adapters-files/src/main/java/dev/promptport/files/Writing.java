package dev.promptport.files;

import dev.promptport.domain.artifact.Ulid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Files that others see whole or not at all. */
final class Writing {

    private Writing() {}

    /**
     * Writes a file where none is.
     *
     * @param temporary a directory of the same file system for the time before
     * @return false when there is one, which stays as it is
     */
    static boolean create(Path file, Path temporary, ByteBuffer content, Instant time)
            throws IOException {
        Path whole = write(temporary, content, time);
        try {
            link(file, whole);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Writes a file in the place of the one there, if there is one. */
    static void replace(Path file, ByteBuffer content, Instant time) throws IOException {
        Path whole = write(file.resolveSibling(""), content, time);
        try {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** A link is made or it is not; where there are none, moving comes close. */
    private static void link(Path file, Path whole) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException _) {
            Files.move(whole, file);
        }
    }

    private static Path write(Path temporary, ByteBuffer content, Instant time) throws IOException {
        Path whole = temporary.resolve(Ulid.at(time) + ".new");
        try (FileChannel channel =
                FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = content.duplicate();
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (IOException e) {
            Files.deleteIfExists(whole);
            throw e;
        }
        Files.setLastModifiedTime(whole, FileTime.from(time));
        return whole;
    }
}

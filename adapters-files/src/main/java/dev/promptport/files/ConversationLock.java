package dev.promptport.files;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps others, in this process and in others, from changing conversations meanwhile. */
final class ConversationLock implements AutoCloseable {

    private static final long PAUSE_MILLIS = 2;

    private final FileChannel channel;

    private ConversationLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for it until the deadline. A lock whose process has ended is free. */
    static ConversationLock on(Path file, Deadline deadline) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (lock(channel) == null) {
                deadline.check();
                Thread.sleep(PAUSE_MILLIS);
            }
            return new ConversationLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.promptport.files;

import dev.promptport.domain.artifact.Sha256;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.conversation.Conversation;
import dev.promptport.domain.conversation.ConversationId;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.conversation.Turn;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.port.ConversationPort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conversations as files, one each, under the digests of their ids: {@code
 * conversations/<SHA-256>}. Readers see a file whole, and writers take turns, also those of other
 * processes. What has had its time is deleted by those who write.
 */
public final class DirectoryConversations implements ConversationPort {

    private static final String DIRECTORY = "conversations/";
    private static final String LOCK = "conversations.lock";
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Path directory;
    private final ConversationLimits limits;
    private final InstantSource clock;
    private volatile Instant swept = Instant.MIN;

    /**
     * @param directory is made when something is kept first
     */
    public DirectoryConversations(Path directory, ConversationLimits limits, InstantSource clock) {
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Optional<Conversation> find(ConversationId id, Deadline deadline) {
        deadline.check();
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try {
            return read(Root.existing(directory), id);
        } catch (IOException e) {
            throw Root.unreadable(directory, e);
        }
    }

    @Override
    public Conversation append(Conversation found, List<Turn> said, Deadline deadline) {
        deadline.check();
        Instant now = clock.instant();
        Conversation next = found.with(said, limits, now);
        try {
            Root root = Root.created(directory);
            Path file = root.place(name(found.id()));
            try (ConversationLock _ = lock(root, deadline)) {
                sweep(file.resolveSibling(""), now);
                String version = read(root, found.id()).map(Conversation::version).orElse("");
                if (!version.equals(found.version())) {
                    throw Conversation.overtaken();
                }
                Writing.replace(file, KeptConversation.text(next), now);
            }
            return next;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void forget(ConversationId id, Deadline deadline) {
        deadline.check();
        try {
            Root root = Root.created(directory);
            try (ConversationLock _ = lock(root, deadline)) {
                Files.deleteIfExists(root.place(name(id)));
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static ConversationLock lock(Root root, Deadline deadline) throws IOException {
        return ConversationLock.on(root.place(LOCK), deadline);
    }

    /**
     * A file system may take ids that differ for the same name; digests are safe in all of them.
     */
    private static String name(ConversationId id) {
        return DIRECTORY + Sha256.hex(id.value());
    }

    private Optional<Conversation> read(Root root, ConversationId id) throws IOException {
        Optional<Path> file = root.file(name(id));
        try {
            return file.isEmpty() || isPast(file.get(), clock.instant())
                    ? Optional.empty()
                    : Optional.of(KeptConversation.parse(id, Files.readString(file.get())));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The time of a file is that of its last turn. */
    private boolean isPast(Path file, Instant now) throws IOException {
        Instant saved = Files.getLastModifiedTime(file).toInstant();
        return !now.isBefore(saved.plus(limits.timeToLive()));
    }

    private void sweep(Path conversations, Instant now) throws IOException {
        if (swept.isAfter(now.minus(BETWEEN_SWEEPS))) {
            return;
        }
        swept = now;
        try (Stream<Path> files = Files.list(conversations)) {
            for (Path file : files.toList()) {
                if (isPast(file, now)) {
                    Files.delete(file);
                }
            }
        }
    }

    private Failure unwritable(IOException cause) {
        return Root.failure(
                "conversations cannot be kept in the directory "
                        + directory
                        + ": make it writable, with room",
                cause);
    }
}

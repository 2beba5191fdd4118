package dev.promptport.files;

import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that nothing leads out of: neither names nor symbolic links. Its own path may go
 * through links.
 */
final class Root {

    private final Path path;

    private Root(Path path) {
        this.path = path;
    }

    /**
     * @throws Misconfigured when there is no such directory
     */
    static Root existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw new Misconfigured(
                    "the directory " + path + " does not exist: create it or correct the setting");
        }
        try {
            return new Root(path.toRealPath());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Made where it does not exist. */
    static Root created(Path path) throws IOException {
        return new Root(Files.createDirectories(path.toAbsolutePath()).toRealPath());
    }

    static Failure unreadable(Path path, IOException cause) {
        return failure("the directory " + path + " cannot be read: allow it", cause);
    }

    /**
     * What a file that could not be read or written means; an interrupted thread closes files too.
     */
    static Failure failure(String otherwise, IOException cause) {
        return cause instanceof ClosedByInterruptException
                ? new Cancelled("the caller went away", cause)
                : new Misconfigured(otherwise, cause);
    }

    Path path() {
        return path;
    }

    /** Where the file is that the names lead to; empty when that is no file inside. */
    Optional<Path> file(String names) throws IOException {
        Path file = inside(names);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(file.toRealPath()).filter(real -> real.startsWith(path));
    }

    /** Where the directory is that the names lead to; empty when that is none inside. */
    Optional<Path> directory(String names) throws IOException {
        Path directory = inside(names);
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        return Optional.of(directory.toRealPath()).filter(real -> real.startsWith(path));
    }

    /**
     * Where a file of that name is to be written; makes the directories up to it.
     *
     * @throws IOException when a link there leads out
     */
    Path place(String names) throws IOException {
        Path place = inside(names);
        Path directory = path;
        for (Path name : path.relativize(place)) {
            Files.createDirectories(directory);
            if (!directory.toRealPath().startsWith(path)) {
                throw new IOException("a link leads out of the directory: " + directory);
            }
            directory = directory.resolve(name);
        }
        return place;
    }

    /** The names on the way to a file, joined by slashes on every system. */
    String names(Path file) {
        return path.relativize(file).toString().replace('\\', '/');
    }

    private Path inside(String names) throws IOException {
        Path file = path.resolve(names).normalize();
        if (!file.startsWith(path) || file.equals(path)) {
            throw new IOException("names lead out of the directory: " + names);
        }
        return file;
    }
}

package dev.promptport.aws.s3;

import dev.promptport.aws.s3.RemoteFile.Part;
import dev.promptport.domain.artifact.Sha256;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that is being filled. Beside the files it has a mark for every part that is complete,
 * so that work that broke off goes on from there. At the end it becomes the directory proper.
 */
final class PartialDirectory {

    private final Path whole;
    private final Path partial;
    private final Path files;
    private final Path marks;

    private PartialDirectory(Path whole) {
        this.whole = whole;
        this.partial = whole.resolveSibling(whole.getFileName() + ".partial");
        this.files = partial.resolve("files");
        this.marks = partial.resolve("marks");
    }

    /** Begins, or goes on where it was left off. */
    static PartialDirectory of(Path whole) throws IOException {
        PartialDirectory directory = new PartialDirectory(whole);
        Files.createDirectories(directory.files);
        Files.createDirectories(directory.marks);
        return directory;
    }

    /** Makes an empty file; one that was begun stays as it is. */
    void begin(RemoteFile file) throws IOException {
        Path path = path(file);
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    }

    /** Where the file's parts are written, each at its place. */
    Path path(RemoteFile file) {
        Path path = files.resolve(file.name()).normalize();
        if (!path.startsWith(files) || path.equals(files)) {
            throw new IllegalArgumentException("a name that leads elsewhere: " + file.name());
        }
        return path;
    }

    boolean has(Part part) {
        return Files.exists(mark(part));
    }

    /**
     * Marked once its bytes are on the disk and not before: no crash leaves a gap behind a mark.
     */
    void complete(Part part) throws IOException {
        try (FileChannel channel = FileChannel.open(path(part.file()), StandardOpenOption.WRITE)) {
            channel.force(false);
        }
        Files.write(mark(part), new byte[0]);
    }

    private Path mark(Part part) {
        String file = Sha256.hex(part.file().key()).substring(0, 32);
        return marks.resolve(file + "-" + part.first() + "-" + part.last());
    }

    /** Whether the directory has all files in their sizes. */
    static boolean holds(Path directory, List<RemoteFile> expected) throws IOException {
        for (RemoteFile file : expected) {
            Path path = directory.resolve(file.name());
            if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Puts the directory in its place.
     *
     * @return false when a file has not its size; what was fetched is thrown away then
     */
    boolean finish(List<RemoteFile> expected) throws IOException {
        boolean complete = holds(files, expected);
        if (complete) {
            delete(whole);
            Files.move(files, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(partial);
        return complete;
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package dev.promptport.files;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents in a directory and those below it, read anew each time. What begins with a dot is left
 * out, and so is a link that leads out of the directory.
 */
public final class DirectoryDocuments implements DocumentPort {

    /** So many files that are no documents show that this is another kind of directory. */
    private static final int SEEN_AT_MOST = 20_000;

    private final Path directory;
    private final DocumentLimits limits;

    public DirectoryDocuments(Path directory, DocumentLimits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    @Override
    public List<Document> documents() {
        Root root = Root.existing(directory);
        try {
            List<Document> documents = new ArrayList<>();
            long bytes = 0;
            for (String name : names(root)) {
                Optional<byte[]> content = content(root, name);
                if (content.isPresent()) {
                    bytes += content.get().length;
                    limits.check(directory.toString(), documents.size() + 1, bytes);
                    documents.add(DocumentLimits.decode(name, ByteBuffer.wrap(content.get())));
                }
            }
            return documents;
        } catch (IOException e) {
            throw Root.unreadable(directory, e);
        }
    }

    private List<String> names(Root root) throws IOException {
        Names names = new Names(root);
        Files.walkFileTree(root.path(), names);
        limits.check(directory.toString(), names.found.size(), 0);
        return names.found.stream().sorted().toList();
    }

    /** Empty when it was taken away meanwhile, or is a link that leads out. */
    private Optional<byte[]> content(Root root, String name) throws IOException {
        Optional<Path> file = root.file(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            byte[] content = in.readNBytes(limits.bytesEach() + 1);
            limits.check(name, content.length);
            return Optional.of(content);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private final class Names extends SimpleFileVisitor<Path> {

        private final Root root;
        private final List<String> found = new ArrayList<>();
        private int seen;

        Names(Root root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root.path()) && isHidden(folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (++seen > SEEN_AT_MOST) {
                throw new Misconfigured(
                        "the directory "
                                + directory
                                + " holds more than "
                                + SEEN_AT_MOST
                                + " files: name one that holds documents only");
            }
            String name = root.names(file);
            if (limits.admit(name) && !isHidden(file)) {
                found.add(name);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private static boolean isHidden(Path file) {
            return file.getFileName().toString().startsWith(".");
        }
    }
}

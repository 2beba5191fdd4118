package dev.promptport.inference.local.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of one repository: {@code <commit>/} with its files and, last, a marker that they
 * are whole; {@code refs/<revision>} with the commit that a branch or tag stood for when it was
 * downloaded.
 */
final class HubCache {

    private static final String MARKER = "complete";

    private final Path directory;

    HubCache(Path root, String repository) {
        this.directory = root.resolve(repository.replace("/", "--"));
    }

    CacheLock lock() throws IOException {
        return CacheLock.acquire(directory.resolve(".lock"));
    }

    /** Where the files of a commit belong. */
    Path directory(String commit) {
        return directory.resolve(commit);
    }

    /** The files of a revision, when all are there. */
    Optional<Path> find(String revision) throws IOException {
        String commit =
                HubListing.COMMIT.matcher(revision).matches() ? revision : remembered(revision);
        return isWhole(commit) ? Optional.of(directory(commit)) : Optional.empty();
    }

    /** Marks a commit's files as whole: the marker lists the commit and each file with its size. */
    void complete(String commit, List<String> files) throws IOException {
        List<String> lines = new ArrayList<>(List.of(commit));
        for (String file : files) {
            lines.add(Files.size(directory(commit).resolve(file)) + " " + file);
        }
        write(directory(commit).resolve(MARKER), lines);
    }

    /** Remembers which commit a revision stands for, until somebody deletes the note. */
    void remember(String revision, String commit) throws IOException {
        if (!revision.equals(commit)) {
            Files.createDirectories(directory.resolve("refs"));
            write(ref(revision), List.of(commit));
        }
    }

    private String remembered(String revision) throws IOException {
        return Files.isRegularFile(ref(revision)) ? Files.readString(ref(revision)).strip() : "";
    }

    private Path ref(String revision) {
        return directory.resolve("refs").resolve(revision.replace("/", "%2F"));
    }

    private boolean isWhole(String commit) throws IOException {
        if (!HubListing.COMMIT.matcher(commit).matches()) {
            return false;
        }
        Path marker = directory(commit).resolve(MARKER);
        if (!Files.isRegularFile(marker)) {
            return false;
        }
        List<String> lines = Files.readAllLines(marker);
        if (lines.isEmpty() || !lines.getFirst().equals(commit)) {
            return false;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] sizeAndName = line.split(" ", 2);
            Path file = directory(commit).resolve(sizeAndName[sizeAndName.length - 1]);
            if (!Files.isRegularFile(file)
                    || !sizeAndName[0].equals(String.valueOf(Files.size(file)))) {
                return false;
            }
        }
        return true;
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, lines);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

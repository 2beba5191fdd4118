package dev.promptport.files;

import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.ArtifactKeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files that were saved last. */
final class NewestFiles {

    private record Saved(ArtifactKey key, Instant time) {}

    private static final int DEEPEST = 2;

    private static final Comparator<Saved> NEWEST_FIRST =
            Comparator.comparing(Saved::time).thenComparing(file -> file.key().value()).reversed();

    private NewestFiles() {}

    /** Their keys, the newest first; those of one moment in the order of their keys. */
    static List<ArtifactKey> of(Root root, String prefix, ArtifactKeys keys, int most)
            throws IOException {
        Optional<Path> directory = root.directory(prefix);
        if (directory.isEmpty()) {
            return List.of();
        }
        List<Saved> all = new ArrayList<>();
        try (Stream<Path> files =
                Files.find(
                        directory.get(), DEEPEST, (_, attributes) -> attributes.isRegularFile())) {
            for (Path file : files.toList()) {
                String names = root.names(file);
                if (keys.made(names)) {
                    time(file).ifPresent(time -> all.add(new Saved(new ArtifactKey(names), time)));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return all.stream().sorted(NEWEST_FIRST).limit(most).map(Saved::key).toList();
    }

    /** Empty when it was taken away meanwhile. */
    private static Optional<Instant> time(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}

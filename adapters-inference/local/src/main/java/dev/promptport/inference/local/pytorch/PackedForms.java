package dev.promptport.inference.local.pytorch;

import ai.djl.engine.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Keeps programs whose weights are already packed to int8, so that the next start need not pack
 * again. A file that cannot be read is dropped, and one that cannot be written is done without.
 */
final class PackedForms {

    private static final Logger LOG = LoggerFactory.getLogger(PackedForms.class);

    private final Path directory;

    PackedForms(Path cache) {
        this.directory = cache.resolve("packed");
    }

    Optional<TorchProgram> find(String name) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TorchProgram.load(file));
        } catch (EngineException e) {
            LOG.warn("the packed model {} is damaged and is made again", file);
            deleteQuietly(file);
            return Optional.empty();
        }
    }

    void keep(String name, TorchProgram program) {
        Path file = directory.resolve(name);
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(directory);
            program.save(draft);
            move(draft, file);
        } catch (IOException | EngineException e) {
            LOG.warn(
                    "the packed model cannot be kept in {}, so the next start packs it again: {}",
                    directory,
                    e.toString());
            deleteQuietly(draft);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the file {} cannot be deleted: {}", file, e.toString());
        }
    }
}

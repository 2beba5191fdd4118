package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Misconfigured;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models in jars on the class path, unpacked once because the engine maps weights from files.
 */
final class EmbeddedModels {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedModels.class);
    private static final List<String> REQUIRED =
            List.of(ModelLayout.CONFIG, ModelLayout.TOKENIZER, ModelLayout.WEIGHTS);

    private final Path cache;
    private final ClassLoader classPath;

    EmbeddedModels(Path cache, ClassLoader classPath) {
        this.cache = cache;
        this.classPath = classPath;
    }

    /**
     * The directory with the model's files; those that are missing or of another length are copied
     * there.
     */
    Path unpack(String name, String setting) {
        try {
            List<ClassPathFile> files = files(name, setting);
            Path directory = cache.resolve(name + "-" + ClassPathFile.fingerprint(files));
            if (!stale(files, directory).isEmpty()) {
                copy(files, directory);
            }
            return directory;
        } catch (IOException e) {
            throw CacheFailures.of(e, new ModelSource.Embedded(name), cache);
        }
    }

    private void copy(List<ClassPathFile> files, Path directory) throws IOException {
        Path lock = directory.resolveSibling(directory.getFileName() + ".lock");
        try (CacheLock _ = CacheLock.acquire(lock)) {
            Files.createDirectories(directory);
            for (ClassPathFile file : stale(files, directory)) {
                file.copyInto(directory);
                LOG.info("Unpacked {} into {}", file.name(), directory);
            }
        }
    }

    private static List<ClassPathFile> stale(List<ClassPathFile> files, Path directory)
            throws IOException {
        List<ClassPathFile> stale = new ArrayList<>();
        for (ClassPathFile file : files) {
            Path copy = directory.resolve(file.name());
            if (!Files.isRegularFile(copy) || Files.size(copy) != file.size()) {
                stale.add(file);
            }
        }
        return stale;
    }

    private List<ClassPathFile> files(String name, String setting) throws IOException {
        List<ClassPathFile> files = new ArrayList<>();
        for (String file :
                Stream.concat(REQUIRED.stream(), ModelLayout.OPTIONAL.stream()).toList()) {
            String resource = "models/" + name + "/" + file;
            @Nullable URL url = classPath.getResource(resource);
            if (url != null) {
                files.add(ClassPathFile.of(file, url));
            } else if (REQUIRED.contains(file)) {
                throw new Misconfigured(
                        ("%s names the embedded model '%s', whose /%s is not on the class path: add"
                                        + " the jar model-%s")
                                .formatted(setting, name, resource, name));
            }
        }
        return files;
    }
}

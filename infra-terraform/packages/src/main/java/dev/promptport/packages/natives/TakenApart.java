package dev.promptport.packages.natives;

import dev.promptport.packages.elf.ElfTrimmer;
import dev.promptport.packages.zip.ZipWriter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar that carried libraries of many platforms.
 *
 * @param jar the same one with no libraries but those that it unpacks itself on its platform
 * @param libraries those of its platform that DJL takes from a folder, trimmed
 * @param untrimmed what these weighed before, in bytes
 */
record TakenApart(Path jar, List<Path> libraries, long untrimmed) {

    /**
     * @param work where the jar goes into {@code java} and libraries into {@code lib}
     */
    static TakenApart of(Platform platform, Path jar, Path work) throws IOException {
        Path pruned = work.resolve("java").resolve(jar.getFileName());
        List<Path> libraries = new ArrayList<>();
        long untrimmed = 0;
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipWriter to = new ZipWriter(pruned)) {
            for (ZipEntry entry : from.stream().toList()) {
                String name = entry.getName();
                boolean library = Platform.isLibrary(name);
                if (library && platform.belongsIntoFolder(name)) {
                    libraries.add(trimmed(from, entry, work));
                    untrimmed += entry.getSize();
                } else if (!entry.isDirectory() && (!library || platform.belongsIntoJar(name))) {
                    try (InputStream content = from.getInputStream(entry)) {
                        to.addFile(name, content.readAllBytes(), true);
                    }
                }
            }
        }
        return new TakenApart(pruned, libraries, untrimmed);
    }

    private static Path trimmed(ZipFile jar, ZipEntry entry, Path work) throws IOException {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        Path whole = work.resolve(name);
        Path trimmed = work.resolve("lib").resolve(name);
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
            ElfTrimmer.trim(whole, trimmed);
        } finally {
            Files.delete(whole);
        }
        return trimmed;
    }
}

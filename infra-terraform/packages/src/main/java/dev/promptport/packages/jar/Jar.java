package dev.promptport.packages.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar on disk, in the order of names. */
public record Jar(Path file) implements Comparable<Jar> {

    private static final String CLASS = ".class";

    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** The names of its files, in its order. */
    public List<String> entries() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    /** Its classes as they are found on a class path, without descriptors and later versions. */
    public Set<String> classes() throws IOException {
        return entries().stream()
                .filter(entry -> entry.endsWith(CLASS))
                .filter(entry -> !entry.startsWith("META-INF/"))
                .filter(
                        entry ->
                                !entry.endsWith("module-info.class")
                                        && !entry.endsWith("package-info.class"))
                .map(entry -> entry.substring(0, entry.length() - CLASS.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int compareTo(Jar other) {
        return name().compareTo(other.name());
    }
}

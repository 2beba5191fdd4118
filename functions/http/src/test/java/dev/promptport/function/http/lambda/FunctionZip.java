package dev.promptport.function.http.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The zip of a function as the build made it, and what Lambda makes of it.
 *
 * @param task where it is unpacked
 */
public record FunctionZip(String function, Path zip, Path task) {

    /**
     * Unpacks the zip that the system property {@code function.zip} names below the folder that
     * {@code function.work} names.
     */
    public static FunctionZip unpacked(String function) throws IOException {
        Path zip = Path.of(System.getProperty("function.zip"));
        Path task = Path.of(System.getProperty("function.work"), "task");
        delete(task);
        unpack(zip, task);
        return new FunctionZip(function, zip, task);
    }

    /** Starts the function in a process of its own with those settings. */
    public PackagedFunction start(Payload payload, Map<String, String> environment)
            throws IOException {
        return new PackagedFunction(function, task, payload, environment);
    }

    /** What is in the zip, in its order. */
    public List<ZipEntry> entries() throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().<ZipEntry>map(ZipEntry::new).toList();
        }
    }

    /** What it weighs, in bytes. */
    public long size() throws IOException {
        return Files.size(zip);
    }

    /**
     * Unpacks a zip into a folder, beside what is there already: the layers of a function go one
     * after the other into one folder.
     */
    public static void unpack(Path zip, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leaves the zip");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

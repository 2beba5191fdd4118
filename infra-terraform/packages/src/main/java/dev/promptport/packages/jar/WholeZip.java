package dev.promptport.packages.jar;

import dev.promptport.packages.failure.PackagingFailure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function with every jar it needs, as its own module made it. */
public record WholeZip(String function, SortedSet<Jar> jars) {

    private static final String LIB = "lib/";

    /**
     * Unpacks the jars of a zip into a folder that the zips share.
     *
     * @param known the check sums of the jars that are there already, by name; grows
     * @throws PackagingFailure when there is no such zip, when it holds anything but jars, or when
     *     a jar differs from that of another function
     */
    public static WholeZip read(String function, Path zip, Path folder, Map<String, Long> known)
            throws IOException {
        if (!Files.isRegularFile(zip)) {
            throw new PackagingFailure(
                    "The function %s is not built: there is no %s; build its module first."
                            .formatted(function, zip));
        }
        SortedSet<Jar> jars = new TreeSet<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                if (!entry.isDirectory()) {
                    jars.add(unpacked(file, entry, folder, known));
                }
            }
        }
        return new WholeZip(function, jars);
    }

    private static Jar unpacked(ZipFile zip, ZipEntry entry, Path folder, Map<String, Long> known)
            throws IOException {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (!entry.getName().equals(LIB + name) || !name.endsWith(".jar")) {
            throw new PackagingFailure(
                    "%s holds %s, which is no jar below lib/."
                            .formatted(zip.getName(), entry.getName()));
        }
        Jar jar = new Jar(folder.resolve(name));
        Long other = known.putIfAbsent(name, entry.getCrc());
        if (other == null) {
            try (InputStream content = zip.getInputStream(entry)) {
                Files.copy(content, jar.file(), StandardCopyOption.REPLACE_EXISTING);
            }
        } else if (other != entry.getCrc()) {
            throw new PackagingFailure(
                    "%s carries another %s than the functions before it; build all of them in one go."
                            .formatted(zip.getName(), name));
        }
        return jar;
    }
}

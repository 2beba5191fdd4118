package dev.promptport.deployment.harness;

import dev.promptport.deployment.moto.DeployedFunction;
import dev.promptport.deployment.moto.Lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A function's files as Lambda lays them out.
 *
 * @param task what Lambda has at {@code /var/task}: the function's zip
 * @param opt what it has at {@code /opt}: all layers, later ones over earlier ones
 */
record Layout(Path task, Path opt) {

    /**
     * Unpacks what was deployed.
     *
     * @param root a folder that is not there yet
     */
    static Layout of(DeployedFunction function, Lambda lambda, Archives archives, Path root)
            throws IOException {
        Layout layout =
                new Layout(
                        Files.createDirectories(root.resolve("task")),
                        Files.createDirectories(root.resolve("opt")));
        unpack(archives.zip(function.digest()), layout.task());
        for (String layer : function.layers()) {
            String digest =
                    lambda.layer(layer).getAsJsonObject("Content").get("CodeSha256").getAsString();
            unpack(archives.zip(digest), layout.opt());
        }
        return layout;
    }

    /** Takes native libraries of another build in place of those in {@code opt/lib}. */
    void withLibrariesOf(Path lib) throws IOException {
        Path here = opt.resolve("lib");
        try (Stream<Path> deployed = Files.list(here)) {
            for (Path library : deployed.toList()) {
                Files.delete(library);
            }
        }
        try (Stream<Path> libraries = Files.list(lib)) {
            for (Path library : libraries.toList()) {
                Files.createLink(here.resolve(library.getFileName()), library.toRealPath());
            }
        }
    }

    /** How many jars the function's own zip has. */
    long jars() throws IOException {
        try (Stream<Path> jars = Files.list(task.resolve("lib"))) {
            return jars.count();
        }
    }

    private static void unpack(Path zip, Path into) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leaves the zip: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

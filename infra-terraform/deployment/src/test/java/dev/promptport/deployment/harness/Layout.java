package dev.promptport.deployment.harness;

import dev.promptport.deployment.moto.DeployedFunction;
import dev.promptport.deployment.moto.Lambda;
import dev.promptport.function.http.lambda.FunctionZip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A function's files as Lambda lays them out.
 *
 * @param task what Lambda has at {@code /var/task}: the function's zip
 * @param opt what it has at {@code /opt}: all layers, none of which has a file of another
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
        FunctionZip.unpack(archives.zip(function.digest()), layout.task());
        for (String layer : function.layers()) {
            String digest =
                    lambda.layer(layer).getAsJsonObject("Content").get("CodeSha256").getAsString();
            FunctionZip.unpack(archives.zip(digest), layout.opt());
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
}

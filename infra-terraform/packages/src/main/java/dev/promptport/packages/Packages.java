package dev.promptport.packages;

import dev.promptport.packages.failure.PackagingFailure;
import dev.promptport.packages.jar.WholeZip;
import dev.promptport.packages.layout.Assignment;
import dev.promptport.packages.layout.Flavour;
import dev.promptport.packages.layout.FunctionPackage;
import dev.promptport.packages.layout.Layer;
import dev.promptport.packages.natives.Platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes packages of the functions' whole zips. */
public final class Packages {

    private static final Flavour FLAVOUR = Flavour.MANAGED;

    private final Path target;
    private final Path natives;
    private final Path packages;
    private final Manifest manifest = new Manifest();
    private final SizeTable sizes;

    private Packages(Path target, Path natives) throws IOException {
        this.target = target;
        this.natives = natives;
        packages = emptied(target.resolve("packages"));
        sizes = new SizeTable(packages);
    }

    /**
     * Writes the folders {@code packages} and {@code image}, prints what everything weighs, and
     * ends with status 1 and one sentence when something does not fit.
     *
     * @param arguments the folder to write into; the folder with PyTorch's jars of libraries, one
     *     for each platform; for each function its name, {@code =} and its whole zip
     */
    public static void main(String... arguments) throws IOException {
        try {
            System.out.println(
                    run(
                            Path.of(arguments[0]),
                            Path.of(arguments[1]),
                            Arrays.asList(arguments).subList(2, arguments.length)));
        } catch (PackagingFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    static String run(Path target, Path natives, List<String> functions) throws IOException {
        return new Packages(target, natives).write(functions);
    }

    private String write(List<String> functions) throws IOException {
        Path work = emptied(target.resolve("work"));
        Path jars = Files.createDirectories(work.resolve("jars"));
        Map<String, Long> known = new HashMap<>();
        List<WholeZip> zips = new ArrayList<>();
        for (String function : functions) {
            String[] parts = function.split("=", 2);
            zips.add(WholeZip.read(parts[0], Path.of(parts[1]), jars, known));
        }
        Assignment assignment = Assignment.of(zips, FLAVOUR);
        writeZips(packages(assignment, Platform.ARM64, work));
        writeImages(packages(assignment, Platform.X86_64, work));
        manifest.write(packages.resolve("packages.json"), FLAVOUR);
        delete(work);
        return sizes.toString();
    }

    private PackageSet packages(Assignment assignment, Platform platform, Path work)
            throws IOException {
        Path own = work.resolve(platform.classifier());
        return PackageSet.of(assignment, platform, libraries(platform), own, sizes);
    }

    private void writeZips(PackageSet set) throws IOException {
        for (FunctionPackage function : set.functions()) {
            function.checkSize();
            function.checkClasses();
        }
        for (Layer layer : set.layers()) {
            layer.tree().writeZip(packages.resolve(layer.zip()));
        }
        for (FunctionPackage function : set.functions()) {
            function.tree().writeZip(packages.resolve(function.zip()));
            manifest.add(function, PackageSet.ALL);
            sizes.add(function);
        }
        manifest.add(set.layers(), FLAVOUR);
        sizes.add(set.layers());
    }

    /**
     * Functions that run PyTorch are an image too, for processors that no zip is small enough for.
     */
    private void writeImages(PackageSet set) throws IOException {
        Path images = emptied(target.resolve("image"));
        for (FunctionPackage function : set.withPyTorch()) {
            function.checkClasses();
            ContainerImage.write(function, images.resolve(function.name()));
            manifest.addImage(function, "../image/" + function.name(), PackageSet.ALL);
            sizes.addImage(function);
        }
    }

    private Path libraries(Platform platform) throws IOException {
        try (Stream<Path> jars = Files.list(natives)) {
            return jars.filter(jar -> jar.toString().endsWith(platform.classifier() + ".jar"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new PackagingFailure(
                                            "PyTorch's libraries are not there: put its jar for %s into %s."
                                                    .formatted(platform.classifier(), natives)));
        }
    }

    private static Path emptied(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
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

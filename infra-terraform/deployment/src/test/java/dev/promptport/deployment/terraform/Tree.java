package dev.promptport.deployment.terraform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The configurations of this repository, in a copy, so that what Terraform writes stays out of the
 * sources.
 */
public record Tree(Path root) {

    /** What lies beside the configurations: the modules of the build. */
    private static final Set<String> BUILD = Set.of("packages", "deployment", "target");

    /** Where the configurations themselves are. */
    public static Path sources() {
        return Path.of(System.getProperty("deployment.sources")).toAbsolutePath().normalize();
    }

    /** Copies them, and the packages with them, into a directory of that name below the build's. */
    public static Tree copy(String name) throws IOException {
        Path root = Path.of(System.getProperty("deployment.work"), name);
        delete(root);
        Tree tree = new Tree(root);
        copy(sources(), root, BUILD);
        Path packages = Path.of("packages", "target", "packages");
        if (Files.isDirectory(sources().resolve(packages))) {
            copy(sources().resolve(packages), root.resolve(packages), Set.of());
        }
        return tree;
    }

    /**
     * @param without folders that stay behind, by their paths in {@code from}
     */
    private static void copy(Path from, Path to, Set<String> without) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) throws IOException {
                        Path within = from.relativize(directory);
                        if (without.contains(within.toString()) || within.endsWith(".terraform")) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(to.resolve(within.toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        String name = file.getFileName().toString();
                        if (!name.contains(".tfstate") && !name.equals(".terraform.lock.hcl")) {
                            Files.copy(file, to.resolve(from.relativize(file).toString()));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> old = Files.walk(root)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** The folder that the build put the zips into. */
    public Path packages() {
        return root.resolve("packages/target/packages");
    }

    public Path example(String name) {
        return root.resolve("examples").resolve(name);
    }

    /** The root module and every one below {@code modules}. */
    public List<Path> modules() throws IOException {
        try (Stream<Path> modules = Files.list(root.resolve("modules"))) {
            return Stream.concat(Stream.of(root), modules.filter(Files::isDirectory).sorted())
                    .toList();
        }
    }

    public List<Path> examples() throws IOException {
        try (Stream<Path> examples = Files.list(root.resolve("examples"))) {
            return examples.filter(Files::isDirectory).sorted().toList();
        }
    }
}

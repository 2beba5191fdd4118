package dev.promptport.packages;

import dev.promptport.packages.jar.Jar;
import dev.promptport.packages.layout.Assignment;
import dev.promptport.packages.layout.FunctionPackage;
import dev.promptport.packages.layout.Layer;
import dev.promptport.packages.natives.Platform;
import dev.promptport.packages.natives.PyTorchFiles;
import dev.promptport.packages.zip.Tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/** All functions and layers as they are with PyTorch for one platform. */
record PackageSet(List<FunctionPackage> functions, List<Layer> layers) {

    /** The processors that Java alone runs on. */
    static final List<String> ALL = List.of("arm64", "x86_64");

    /**
     * @param libraries PyTorch's jar for the platform
     * @param work an empty folder for what is made of it
     * @param sizes is told what was trimmed
     */
    static PackageSet of(
            Assignment assignment, Platform platform, Path libraries, Path work, SizeTable sizes)
            throws IOException {
        List<Layer> layers = new ArrayList<>();
        for (Map.Entry<String, SortedSet<Jar>> layer : assignment.layers().entrySet()) {
            String name = layer.getKey();
            if (name.equals(Assignment.PYTORCH)) {
                PyTorchFiles files = PyTorchFiles.of(platform, layer.getValue(), libraries, work);
                layers.add(pyTorch(platform, files));
                sizes.addTrimmed(platform, files);
            } else {
                layers.add(plain(name, layer.getValue()));
            }
        }
        List<FunctionPackage> functions = new ArrayList<>();
        assignment
                .used()
                .forEach(
                        (name, names) ->
                                functions.add(
                                        new FunctionPackage(
                                                name,
                                                "function-" + name + ".zip",
                                                Tree.of("lib", files(assignment.zip(name))),
                                                used(names, layers))));
        return new PackageSet(functions, layers);
    }

    /** The functions that carry PyTorch. */
    List<FunctionPackage> withPyTorch() {
        return functions.stream()
                .filter(
                        function ->
                                function.layers().stream()
                                        .anyMatch(one -> one.name().equals(Assignment.PYTORCH)))
                .toList();
    }

    private static Layer plain(String name, Set<Jar> jars) {
        Tree tree = Tree.of("java/lib", files(jars));
        return new Layer(name, "layer-" + name + ".zip", ALL, Map.of(), tree);
    }

    private static Layer pyTorch(Platform platform, PyTorchFiles files) {
        return new Layer(
                Assignment.PYTORCH,
                "layer-%s-%s.zip".formatted(Assignment.PYTORCH, platform.architecture()),
                List.of(platform.architecture()),
                files.environment(),
                files.tree());
    }

    private static List<Layer> used(List<String> names, List<Layer> layers) {
        return layers.stream()
                .filter(layer -> names.contains(layer.name()))
                .sorted(Comparator.comparingInt(layer -> names.indexOf(layer.name())))
                .toList();
    }

    private static List<Path> files(Set<Jar> jars) {
        return jars.stream().map(Jar::file).toList();
    }
}

package dev.promptport.packages.layout;

import dev.promptport.packages.failure.PackagingFailure;
import dev.promptport.packages.jar.Jar;
import dev.promptport.packages.zip.Tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A function's own files, below {@code /var/task}, and its layers.
 *
 * @param zip the name of its file
 */
public record FunctionPackage(String name, String zip, Tree tree, List<Layer> layers) {

    /** What Lambda takes of a function with its layers, unpacked, in bytes. */
    public static final long LIMIT = 262_144_000;

    /** All files of its layers as they lie below {@code /opt}. */
    public Tree opt() {
        return new Tree(new TreeMap<>()).with(layers.stream().map(Layer::tree).toList());
    }

    /** What it weighs with its layers when it is unpacked, in bytes. */
    public long totalBytes() throws IOException {
        return tree.bytes() + opt().bytes();
    }

    /** The processors that all its layers are for. */
    public List<String> architectures(List<String> all) {
        List<String> common = new ArrayList<>(all);
        layers.forEach(layer -> common.retainAll(layer.architectures()));
        return common;
    }

    /** The variables that its layers ask for. */
    public SortedMap<String, String> environment() {
        SortedMap<String, String> all = new TreeMap<>();
        layers.forEach(layer -> all.putAll(layer.environment()));
        return all;
    }

    /**
     * Refuses what Lambda would refuse.
     *
     * @throws PackagingFailure when it is too large
     */
    public void checkSize() throws IOException {
        long bytes = totalBytes();
        if (bytes > LIMIT) {
            throw new PackagingFailure(
                    "The function %s with its layers weighs %,d bytes unpacked, and Lambda takes %,d: leave out a dependency, or deploy it as a container image."
                            .formatted(name, bytes, LIMIT));
        }
    }

    /**
     * Refuses a class that is in two jars, because which one is loaded would depend on their names.
     *
     * @throws PackagingFailure when there is one
     */
    public void checkClasses() throws IOException {
        List<Path> jars = new ArrayList<>(tree.jars());
        jars.addAll(opt().jars());
        Map<String, String> found = new HashMap<>();
        SortedMap<String, Integer> pairs = new TreeMap<>();
        for (Path file : jars) {
            Jar jar = new Jar(file);
            for (String type : jar.classes()) {
                String other = found.putIfAbsent(type, jar.name());
                if (other != null) {
                    pairs.merge(other + " and " + jar.name() + ": " + type, 1, Integer::sum);
                }
            }
        }
        if (!pairs.isEmpty()) {
            throw new PackagingFailure(
                    "The function %s has %d classes in two jars each, so leave one jar of each pair out: %s."
                            .formatted(name, pairs.size(), String.join("; ", pairs.keySet())));
        }
    }
}

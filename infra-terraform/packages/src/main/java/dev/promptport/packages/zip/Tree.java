package dev.promptport.packages.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Files by the paths they are to have where they are unpacked, in the order of these paths.
 *
 * @param files paths with slashes and no slash before them
 */
public record Tree(SortedMap<String, Path> files) {

    public Tree {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Files of one folder, under their own names. */
    public static Tree of(String folder, Iterable<Path> files) {
        SortedMap<String, Path> tree = new TreeMap<>();
        files.forEach(file -> tree.put(folder + "/" + file.getFileName(), file));
        return new Tree(tree);
    }

    /** This tree and others grown into it. */
    public Tree with(List<Tree> others) {
        SortedMap<String, Path> all = new TreeMap<>(files);
        others.forEach(other -> all.putAll(other.files));
        return new Tree(all);
    }

    /** What the files weigh when they are unpacked, in bytes. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files.values()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    public List<Path> jars() {
        return files.values().stream().filter(Tree::isJar).toList();
    }

    /** Writes a zip with all folders first. */
    public void writeZip(Path zip) throws IOException {
        try (ZipWriter writer = new ZipWriter(zip)) {
            for (String folder : folders()) {
                writer.addFolder(folder);
            }
            for (Map.Entry<String, Path> file : files.entrySet()) {
                byte[] content = Files.readAllBytes(file.getValue());
                writer.addFile(file.getKey(), content, !isJar(file.getValue()));
            }
        }
    }

    /** Writes the files into a folder. */
    public void writeFolder(Path folder) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.copy(file.getValue(), target);
        }
    }

    private SortedSet<String> folders() {
        SortedSet<String> folders = new TreeSet<>();
        for (String path : files.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash + 1));
            }
        }
        return folders;
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }
}

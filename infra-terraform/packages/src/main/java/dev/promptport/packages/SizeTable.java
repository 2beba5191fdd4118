package dev.promptport.packages;

import dev.promptport.packages.layout.FunctionPackage;
import dev.promptport.packages.layout.Layer;
import dev.promptport.packages.natives.Platform;
import dev.promptport.packages.natives.PyTorchFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What everything weighs, for people. */
final class SizeTable {

    private static final String ROW = "%-28s %,14d %,14d %14s %14s  %s";

    private final Path packages;
    private final List<String> rows = new ArrayList<>();

    SizeTable(Path packages) {
        this.packages = packages;
        rows.add(
                "%-28s %14s %14s %14s %14s  %s"
                        .formatted(
                                "package, bytes",
                                "zipped",
                                "unzipped",
                                "with layers",
                                "free",
                                "layers"));
    }

    void add(FunctionPackage function) throws IOException {
        long total = function.totalBytes();
        rows.add(
                ROW.formatted(
                        function.zip(),
                        Files.size(packages.resolve(function.zip())),
                        function.tree().bytes(),
                        "%,d".formatted(total),
                        "%,d".formatted(FunctionPackage.LIMIT - total),
                        String.join(", ", function.layers().stream().map(Layer::name).toList())));
    }

    void add(Collection<Layer> layers) throws IOException {
        for (Layer layer : layers) {
            rows.add(
                    ROW.formatted(
                            layer.zip(),
                            Files.size(packages.resolve(layer.zip())),
                            layer.tree().bytes(),
                            "",
                            "",
                            ""));
        }
    }

    void addTrimmed(Platform platform, PyTorchFiles files) throws IOException {
        rows.add(
                "PyTorch for %s: libraries of %,d bytes trimmed to %,d"
                        .formatted(platform.architecture(), files.untrimmed(), files.trimmed()));
    }

    void addImage(FunctionPackage image) throws IOException {
        rows.add(
                "image of %s: %,d bytes over its base".formatted(image.name(), image.totalBytes()));
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), rows);
    }
}

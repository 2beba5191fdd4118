package dev.promptport.packages;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import dev.promptport.packages.layout.Flavour;
import dev.promptport.packages.layout.FunctionPackage;
import dev.promptport.packages.layout.Layer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which function needs which layers, for Terraform to read. */
final class Manifest {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Map<String, Object> functions = new LinkedHashMap<>();
    private final Map<String, Object> layers = new LinkedHashMap<>();
    private final Map<String, Object> images = new LinkedHashMap<>();

    void add(FunctionPackage function, List<String> architectures) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("zip", function.zip());
        entry.put("layers", function.layers().stream().map(Layer::name).toList());
        entry.put("architectures", function.architectures(architectures));
        entry.put("unzipped_bytes", function.tree().bytes());
        entry.put("total_unzipped_bytes", function.totalBytes());
        entry.put("environment", function.environment());
        functions.put(function.name(), entry);
    }

    void add(Collection<Layer> all, Flavour flavour) throws IOException {
        for (Layer layer : all) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("zip", layer.zip());
            entry.put("architectures", layer.architectures());
            entry.put("runtimes", List.of(flavour.runtime()));
            entry.put("unzipped_bytes", layer.tree().bytes());
            layers.put(layer.name(), entry);
        }
    }

    void addImage(FunctionPackage image, String context, List<String> architectures)
            throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("context", context);
        entry.put("architectures", image.architectures(architectures));
        entry.put("unzipped_bytes", image.totalBytes());
        images.put(image.name(), entry);
    }

    void write(Path file, Flavour flavour) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("flavour", flavour.label());
        all.put("functions", functions);
        all.put("layers", layers);
        all.put("images", images);
        Files.writeString(file, JSON.toJson(all) + "\n");
    }
}

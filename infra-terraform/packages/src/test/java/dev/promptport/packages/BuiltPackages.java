package dev.promptport.packages;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.function.http.lambda.FunctionZip;
import dev.promptport.function.http.lambda.ManagedRuntime;
import dev.promptport.function.http.lambda.PackagedFunction;
import dev.promptport.function.http.lambda.Payload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the build left in its folder, with the manifest as the only thing known about it. */
record BuiltPackages(Path target, JsonObject manifest) {

    static BuiltPackages read() throws IOException {
        Path target = Path.of(System.getProperty("packages.target"));
        String json = Files.readString(target.resolve("packages/packages.json"));
        return new BuiltPackages(target, JsonParser.parseString(json).getAsJsonObject());
    }

    JsonObject function(String name) {
        return manifest.getAsJsonObject("functions").getAsJsonObject(name);
    }

    JsonObject layer(String name) {
        return manifest.getAsJsonObject("layers").getAsJsonObject(name);
    }

    Path file(JsonObject entry) {
        return target.resolve("packages").resolve(entry.get("zip").getAsString());
    }

    /** The zip and the layers of a function, run from an empty folder. */
    PackagedFunction start(String name, Payload payload, Path folder, Map<String, String> settings)
            throws IOException {
        FunctionZip.unpack(file(function(name)), folder.resolve("task"));
        for (JsonElement layer : function(name).getAsJsonArray("layers")) {
            FunctionZip.unpack(file(layer(layer.getAsString())), folder.resolve("opt"));
        }
        return run(name, payload, folder, folder, settings);
    }

    /** What the container image of a function would hold. */
    PackagedFunction startImage(
            String name, Payload payload, Path folder, Map<String, String> settings)
            throws IOException {
        String context =
                manifest.getAsJsonObject("images")
                        .getAsJsonObject(name)
                        .get("context")
                        .getAsString();
        return run(name, payload, target.resolve("packages").resolve(context), folder, settings);
    }

    private PackagedFunction run(
            String name, Payload payload, Path content, Path folder, Map<String, String> settings)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        function(name)
                .getAsJsonObject("environment")
                .asMap()
                .forEach((variable, value) -> environment.put(variable, value.getAsString()));
        environment.putAll(settings);
        return PackagedFunction.managed(
                name,
                payload.handler(),
                content.resolve("task"),
                content.resolve("opt"),
                ManagedRuntime.layOut(folder.resolve("runtime")),
                environment);
    }
}

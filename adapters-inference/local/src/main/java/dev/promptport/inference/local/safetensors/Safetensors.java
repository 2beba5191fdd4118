package dev.promptport.inference.local.safetensors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The weights of a model directory: {@code model.safetensors}, or the shards {@code
 * model.safetensors.index.json} names. The mapping lasts until {@link #close()}; tensors made over
 * it must not be used afterwards.
 */
public final class Safetensors implements AutoCloseable {

    private static final String WHOLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";

    private final Arena arena;
    private final Path directory;
    private final Map<String, TensorInfo> tensors;

    private Safetensors(Arena arena, Path directory, Map<String, TensorInfo> tensors) {
        this.arena = arena;
        this.directory = directory;
        this.tensors = tensors;
    }

    /**
     * @throws Misconfigured naming the file that is missing or damaged
     */
    public static Safetensors map(Path directory) {
        Arena arena = Arena.ofShared();
        try {
            Map<String, TensorInfo> all = new TreeMap<>();
            for (Path file : files(directory)) {
                all.putAll(SafetensorsFile.map(file, arena));
            }
            return new Safetensors(arena, directory, all);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /**
     * The files that hold the weights, in order of their names.
     *
     * @throws Misconfigured naming the file that is missing or damaged
     */
    public static List<Path> files(Path directory) {
        Path whole = directory.resolve(WHOLE);
        if (Files.exists(whole)) {
            return List.of(whole);
        }
        Path index = directory.resolve(INDEX);
        if (!Files.exists(index)) {
            throw new Misconfigured(
                    "the model directory "
                            + directory
                            + " holds neither "
                            + WHOLE
                            + " nor "
                            + INDEX);
        }
        List<Path> shards = new ArrayList<>();
        for (String name : shardNames(index)) {
            Path shard = directory.resolve(name).normalize();
            if (!shard.startsWith(directory.normalize()) || !Files.exists(shard)) {
                throw new Misconfigured(
                        "the file " + shard + " is missing, which " + index + " names");
            }
            shards.add(shard);
        }
        return shards;
    }

    private static List<String> shardNames(Path index) {
        try {
            JsonObject read = JsonParser.parseString(Files.readString(index)).getAsJsonObject();
            return read.getAsJsonObject("weight_map").asMap().values().stream()
                    .map(JsonElement::getAsString)
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw new Misconfigured("the file " + index + " is damaged; fetch it again", e);
        }
    }

    /** The tensor of that name, if there is one. */
    public Optional<TensorInfo> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /**
     * @throws Misconfigured when there is none of that name
     */
    public TensorInfo get(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                new Misconfigured(
                                        "the weights in "
                                                + directory
                                                + " lack the tensor "
                                                + name
                                                + ", which their config.json asks for"));
    }

    @Override
    public void close() {
        arena.close();
    }
}

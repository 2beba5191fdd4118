package dev.promptport.inference.local.source;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The index of weights that are split into several safetensors files.
 *
 * @param shards their names: plain file names beside the index, at least one
 */
record SafetensorsIndex(SortedSet<String> shards) {

    private static final Pattern SHARD =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}\\.safetensors");

    /** Reads and checks the index; an {@link IOException} says in words what is wrong with it. */
    static SafetensorsIndex read(Path file) throws IOException {
        Document document;
        try {
            document = new Gson().fromJson(Files.readString(file), Document.class);
        } catch (JsonParseException e) {
            throw new IOException("it is no JSON document", e);
        }
        if (document == null || document.weightMap == null || document.weightMap.isEmpty()) {
            throw new IOException("it has no weight_map");
        }
        SortedSet<String> shards = new TreeSet<>(document.weightMap.values());
        for (String shard : shards) {
            if (!SHARD.matcher(shard).matches()) {
                throw new IOException(
                        "it names '" + shard + "', which is no plain name of a safetensors file");
            }
        }
        return new SafetensorsIndex(shards);
    }

    private record Document(
            @SerializedName("weight_map") @Nullable Map<String, String> weightMap) {}
}

package dev.promptport.inference.local.source;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a repository holds at one commit.
 *
 * @param commit 40 hexadecimal digits
 * @param files by name
 */
record HubListing(String commit, Map<String, HubFile> files) {

    static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /** Reads the Hub's description of a model. */
    static HubListing parse(String json, String host) throws IOException {
        Model model;
        try {
            model = new Gson().fromJson(json, Model.class);
        } catch (JsonParseException e) {
            throw new HubProblem.Malformed(notAHub(host), e);
        }
        if (model == null
                || model.sha == null
                || model.siblings == null
                || !COMMIT.matcher(model.sha).matches()) {
            throw new HubProblem.Malformed(notAHub(host));
        }
        Map<String, HubFile> files = new LinkedHashMap<>();
        for (Sibling sibling : model.siblings) {
            if (sibling.rfilename != null) {
                files.put(sibling.rfilename, sibling.file(sibling.rfilename));
            }
        }
        return new HubListing(model.sha, files);
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** The file as described, or one of which nothing but the name is known. */
    HubFile file(String name) {
        return files.getOrDefault(name, new HubFile(name, OptionalLong.empty(), Optional.empty()));
    }

    private static String notAHub(String host) {
        return host
                + " does not answer as the Hugging Face Hub does (a proxy or a log-in page in"
                + " between?)";
    }

    private record Model(@Nullable String sha, @Nullable List<Sibling> siblings) {}

    private record Sibling(
            @Nullable String rfilename,
            @Nullable Long size,
            @Nullable String blobId,
            @Nullable Lfs lfs) {

        /**
         * A large file's {@code blobId} is that of the pointer in its place, so its own hash goes
         * first.
         */
        HubFile file(String name) {
            @Nullable String hash = lfs == null ? blobId : lfs.sha256;
            @Nullable Long bytes = size == null && lfs != null ? lfs.size : size;
            return new HubFile(
                    name,
                    bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes),
                    Optional.ofNullable(hash).flatMap(Checksum::of));
        }
    }

    private record Lfs(@Nullable String sha256, @Nullable Long size) {}
}

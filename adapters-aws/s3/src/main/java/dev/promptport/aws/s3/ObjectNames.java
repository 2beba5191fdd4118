package dev.promptport.aws.s3;

import dev.promptport.domain.failure.Misconfigured;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names objects have below a folder. S3 allows any text; only those are taken that are a
 * relative path on every file system and stay where they are put.
 */
final class ObjectNames {

    private static final int LONGEST_NAME_BYTES = 255;

    private ObjectNames() {}

    /**
     * The key without the folder.
     *
     * @throws Misconfigured when that is no plain path
     */
    static String relative(S3Location location, String key) {
        String name = key.substring(location.below().length());
        if (!plain(name)) {
            throw new Misconfigured(
                    location
                            + " holds an object whose name is no plain path, without '..', backslashes and"
                            + " control characters: rename it");
        }
        return name;
    }

    /** What S3's console makes where a folder is to be shown. */
    static boolean isFolder(String key) {
        return key.isEmpty() || key.endsWith("/");
    }

    static boolean plain(String path) {
        return Arrays.stream(path.split("/", -1)).allMatch(ObjectNames::plainName);
    }

    private static boolean plainName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES
                && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':');
    }
}

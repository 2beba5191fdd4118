package dev.promptport.aws.s3;

import dev.promptport.domain.failure.Misconfigured;

import java.util.regex.Pattern;

/**
 * A bucket and a folder in it, as in {@code s3://models/t5/flan}.
 *
 * @param prefix the folder without slashes at its ends; empty for the whole bucket
 */
public record S3Location(String bucket, String prefix) {

    private static final String SCHEME = "s3://";
    private static final Pattern BUCKET =
            Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    public S3Location {
        if (!BUCKET.matcher(bucket).matches()) {
            throw new Misconfigured(
                    "no bucket can be named so: it has 3 to 63 lower-case letters, digits, dots and hyphens");
        }
        if (!prefix.isEmpty() && !ObjectNames.plain(prefix)) {
            throw new Misconfigured(
                    "the folder in the bucket "
                            + bucket
                            + " is no plain path: give names joined by single slashes");
        }
    }

    /** Whether the text is meant to be one. */
    public static boolean is(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * The place a setting names.
     *
     * @param text {@code s3://bucket} or {@code s3://bucket/folder}, with or without a last slash
     * @throws Misconfigured when it is something else
     */
    public static S3Location parse(String text) {
        if (!is(text)) {
            throw new Misconfigured("a place in S3 is written s3://bucket/folder");
        }
        String path = text.substring(SCHEME.length());
        int slash = path.indexOf('/');
        if (slash < 0) {
            return new S3Location(path, "");
        }
        String prefix = path.substring(slash + 1);
        return new S3Location(
                path.substring(0, slash),
                prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    /** What the keys in the folder begin with. */
    String below() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    /** A place further down. */
    public S3Location resolve(String name) {
        return new S3Location(bucket, below() + name);
    }

    @Override
    public String toString() {
        return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}

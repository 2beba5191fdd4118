package dev.promptport.function.codegeneration;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bucket that {@code ARTIFACTS} names.
 *
 * @param name null for a directory
 */
record ArtifactBucket(@Nullable String name) {

    private static final Pattern S3 = Pattern.compile("s3://([^/]+)(/.*)?");

    static ArtifactBucket of(Optional<String> place) {
        return new ArtifactBucket(
                place.map(String::strip)
                        .map(S3::matcher)
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .orElse(null));
    }
}

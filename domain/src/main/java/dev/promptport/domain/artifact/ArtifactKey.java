package dev.promptport.domain.artifact;

import dev.promptport.domain.failure.InvalidRequest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where an artifact lies: a relative path of plain names that cannot leave its prefix. */
public record ArtifactKey(String value) {

    private static final String NAME = "[A-Za-z0-9_+=@-][A-Za-z0-9._+=@-]*";
    private static final Pattern PLAIN = Pattern.compile(NAME + "(/" + NAME + ")*");
    private static final int LONGEST_BYTES = 1024;

    public ArtifactKey {
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                || !PLAIN.matcher(value).matches()) {
            throw InvalidRequest.invalid(
                    "key",
                    "an artifact's key is at most 1024 letters, digits and ._+=@- in names joined by slashes");
        }
    }
}

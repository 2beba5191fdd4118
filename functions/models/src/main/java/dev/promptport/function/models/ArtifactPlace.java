package dev.promptport.function.models;

import dev.promptport.function.http.setting.Setting;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of place for artifacts.
 *
 * @param form how it is written, as in {@code s3://bucket/folder}
 * @param fits whether the setting's text is meant to be such a place
 */
record ArtifactPlace(
        String form, Predicate<String> fits, Function<Setting, ArtifactStore.Ports> open) {}

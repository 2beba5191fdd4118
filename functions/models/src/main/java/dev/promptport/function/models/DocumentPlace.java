package dev.promptport.function.models;

import dev.promptport.domain.port.DocumentPort;
import dev.promptport.function.http.setting.Setting;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of place for documents.
 *
 * @param form how it is written, as in {@code s3://bucket/folder}
 * @param fits whether the setting's text is meant to be such a place
 * @param open makes what the place is read with, when it is first read
 */
record DocumentPlace(String form, Predicate<String> fits, Function<Setting, DocumentPort> open) {}

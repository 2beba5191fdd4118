package dev.promptport.function.t5;

import dev.promptport.domain.failure.InvalidRequest;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What is to be done with the command. */
public enum T5Task {
    /** The command is the prompt. */
    RAW,
    /** The command is a text to shorten. */
    SUMMARIZE,
    /** The command is a text to put into another language. */
    TRANSLATE;

    static T5Task of(@Nullable String name) {
        if (name == null) {
            return RAW;
        }
        for (T5Task task : values()) {
            if (task.name().toLowerCase(Locale.ROOT).equals(name)) {
                return task;
            }
        }
        throw InvalidRequest.invalid("task", "'task' has to be raw, summarize or translate");
    }
}

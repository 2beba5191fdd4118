package dev.promptport.function.models;

import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.env.Environment;

import java.util.Locale;
import java.util.Optional;

/** The settings of one function: its own, or else what the process has in common. */
record FunctionSettings(String function, Environment environment) {

    /** What is set for this function alone, as {@code TOXICITY_MODEL}. */
    Optional<Setting> own(String name) {
        return find(function + "." + name, variable(function) + "_" + variable(name));
    }

    /** What is set for this function, as {@code TOXICITY_ENDPOINT_NAME}, or for all. */
    Optional<Setting> ownOrCommon(String name) {
        return own(name).or(() -> find(name, variable(name)));
    }

    private Optional<Setting> find(String property, String variable) {
        return environment
                .getProperty(property, String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(variable, text));
    }

    /** The name a setting has in the environment. */
    static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

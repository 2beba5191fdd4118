package dev.promptport.function.info.setting;

import java.util.Locale;

/** Names of settings, which are properties to the code and variables to the operator. */
final class SettingName {

    private SettingName() {}

    /** {@code T5_CACHE_DIR} for {@code t5.cache-dir}; a variable's name stays as it is. */
    static String of(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}

package dev.promptport.function.info.setting;

/**
 * A setting that something here reads.
 *
 * @param group what it belongs to, as {@code t5}
 * @param name as it is written in the environment; one that begins with {@code *_} can be given to
 *     each function under the function's own name
 * @param fallback what holds without it; empty where nothing does or it depends on the machine
 * @param description one sentence; empty where the code that reads it is elsewhere
 */
public record KnownSetting(
        String group, String name, Disclosure disclosure, String fallback, String description) {

    private static final String EACH = "*_";

    /** Whether it stands for one setting a function. */
    boolean ofEachFunction() {
        return name.startsWith(EACH);
    }

    KnownSetting of(String function) {
        return named(SettingName.of(function) + "_" + name.substring(EACH.length()));
    }

    private KnownSetting named(String other) {
        return new KnownSetting(group, other, disclosure, fallback, description);
    }
}

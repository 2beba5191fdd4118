package dev.promptport.function.info.setting;

import dev.promptport.function.info.setting.GivenSettings.Given;

import io.micronaut.json.JsonMapper;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings this project knows: those of the records on the class path, as the compiler wrote
 * them down, and those in the list {@code settings.txt}, which alone allows a value to be shown.
 */
public final class SettingCatalogue {

    private final List<KnownSetting> settings;

    SettingCatalogue(Collection<KnownSetting> settings) {
        this.settings = settings.stream().sorted(Comparator.comparing(KnownSetting::name)).toList();
    }

    /** What is known to the classes here. */
    public static SettingCatalogue of(JsonMapper json, ClassLoader classPath) {
        Map<String, KnownSetting> known = new HashMap<>();
        SettingMetadata.read(json, classPath)
                .forEach(setting -> known.put(setting.name(), setting));
        SettingList.read()
                .forEach(listed -> known.merge(listed.name(), listed, SettingCatalogue::both));
        return new SettingCatalogue(known.values());
    }

    /** The record says what a setting is, the list what may be shown of it. */
    private static KnownSetting both(KnownSetting record, KnownSetting listed) {
        return new KnownSetting(
                listed.group(),
                record.name(),
                listed.disclosure(),
                record.fallback(),
                record.description());
    }

    /** All of them, by their names. */
    public List<KnownSetting> settings() {
        return settings;
    }

    /**
     * How each setting stands, by group and name. Of those that every function may have for itself,
     * only those that are given.
     *
     * @param functions the names of this process's functions
     */
    public SortedMap<String, SortedMap<String, ShownSetting>> shown(
            GivenSettings given, Collection<String> functions) {
        SortedMap<String, SortedMap<String, ShownSetting>> groups = new TreeMap<>();
        expanded(functions)
                .forEach(
                        (name, setting) -> {
                            Optional<Given> value = given.find(name);
                            if (value.isPresent() || settings.contains(setting)) {
                                groups.computeIfAbsent(setting.group(), _ -> new TreeMap<>())
                                        .put(name, ShownSetting.of(setting, value));
                            }
                        });
        return groups;
    }

    /** What holds where nothing is set; without what nothing holds for. */
    public SortedMap<String, String> defaults() {
        SortedMap<String, String> defaults = new TreeMap<>();
        settings.stream()
                .filter(setting -> setting.disclosure() != Disclosure.SECRET)
                .filter(setting -> !setting.fallback().isEmpty())
                .forEach(setting -> defaults.put(setting.name(), setting.fallback()));
        return defaults;
    }

    /** The names of known settings that come from there. */
    public List<String> from(
            SettingSource source, GivenSettings given, Collection<String> functions) {
        return expanded(functions).keySet().stream()
                .filter(name -> given.source(name) == source)
                .toList();
    }

    private SortedMap<String, KnownSetting> expanded(Collection<String> functions) {
        SortedMap<String, KnownSetting> all = new TreeMap<>();
        settings.stream()
                .filter(setting -> !setting.ofEachFunction())
                .forEach(setting -> all.put(setting.name(), setting));
        settings.stream()
                .filter(KnownSetting::ofEachFunction)
                .flatMap(setting -> functions.stream().map(setting::of))
                .forEach(setting -> all.putIfAbsent(setting.name(), setting));
        return all;
    }
}

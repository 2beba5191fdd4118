package dev.promptport.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a mapping, asked for one by one. */
final class Fields {

    private final YamlPath path;
    private final int line;
    private final Map<String, Yaml> entries;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    Fields(YamlPath path, Yaml.Mapping mapping, Problems problems) {
        this.path = path;
        this.line = mapping.line();
        this.entries = mapping.entries();
        this.problems = problems;
    }

    /** Where fields should be and are not, as is told already. */
    static Fields none(YamlPath path) {
        return new Fields(path, new Yaml.Mapping(1, Map.of()), new Problems(""));
    }

    Field optional(String name) {
        known.add(name);
        return new Field(path.key(name), Optional.ofNullable(entries.get(name)), problems);
    }

    /** One whose absence is a problem. */
    Field required(String name) {
        Field field = optional(name);
        if (field.value().isEmpty()) {
            problems.add(line, field.path(), "is missing");
        }
        return field;
    }

    /** All of them by name, whatever they are called. */
    Map<String, Yaml> all() {
        return entries;
    }

    /** Makes a problem of each field that was not asked for. */
    void refuseOthers() {
        entries.forEach(
                (name, value) -> {
                    if (!known.contains(name)) {
                        problems.add(
                                value.line(),
                                path.key(name),
                                "is not known; known here: " + String.join(", ", known));
                    }
                });
    }

    /** Tells what is wrong with them together. */
    void refuse(String why) {
        problems.add(line, path, why);
    }
}

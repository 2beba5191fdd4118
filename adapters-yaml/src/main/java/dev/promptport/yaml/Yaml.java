package dev.promptport.yaml;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a YAML text and the line it is written on: its key's, where it has one. */
sealed interface Yaml {

    int line();

    /** Values by key, in the order written. */
    record Mapping(int line, Map<String, Yaml> entries) implements Yaml {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** Values one after another. */
    record Sequence(int line, List<Yaml> items) implements Yaml {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A text, and all that is none of the following. */
    record Text(int line, String value) implements Yaml {}

    /** A number as JSON writes them. */
    record Number(int line, BigDecimal value) implements Yaml {}

    /** True or false. */
    record Truth(int line, boolean value) implements Yaml {}

    /** A key without a value, or null. */
    record Nothing(int line) implements Yaml {}
}

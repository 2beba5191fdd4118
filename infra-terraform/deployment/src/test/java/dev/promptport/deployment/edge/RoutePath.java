package dev.promptport.deployment.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A path with parameters, as APIs write them: {@code /examples/{slug}}, {@code /models/{name+}}.
 */
record RoutePath(String template) implements Comparable<RoutePath> {

    /** The parameters' values when the path fits. */
    Optional<Map<String, String>> match(String path) {
        String[] expected = template.split("/", -1);
        boolean greedy = template.endsWith("+}");
        String[] parts = path.split("/", greedy ? expected.length : -1);
        if (expected.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int part = 0; part < parts.length; part++) {
            if (expected[part].startsWith("{")) {
                values.put(expected[part].replaceAll("[{}+]", ""), parts[part]);
            } else if (!expected[part].equals(parts[part])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** What fits better goes first: plain paths, then parameters, then those for many parts. */
    @Override
    public int compareTo(RoutePath other) {
        return Integer.compare(vagueness(), other.vagueness());
    }

    private int vagueness() {
        if (template.endsWith("+}")) {
            return 2;
        }
        return template.contains("{") ? 1 : 0;
    }
}

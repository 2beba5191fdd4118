package dev.promptport.function.http.log;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** A JSON object on one line, written field by field; the first value of a name stays. */
final class JsonLine {

    private final StringBuilder line = new StringBuilder("{");
    private final Set<String> names = new HashSet<>();

    void put(String name, @Nullable Object value) {
        if (value == null || !names.add(name)) {
            return;
        }
        if (line.length() > 1) {
            line.append(',');
        }
        quote(name);
        line.append(':');
        if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            line.append(value);
        } else {
            quote(String.valueOf(value));
        }
    }

    String end() {
        return line.append('}').toString();
    }

    private void quote(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> line.append('\\').append(c);
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < 0x20
                            || Character.isSurrogate(c)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0x7f) {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}

package dev.promptport.server.env;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a {@code .env}: {@code NAME=value} a line, with {@code export} before it or
 * not, and comments behind a {@code #} that begins the line or follows a space.
 *
 * <p>What is in single quotes is taken as it stands. In double quotes a value may go over several
 * lines, and {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \$} and {@code \\} mean what
 * they mean in a shell's {@code $'…'}. No command is ever run. The last of several values counts.
 */
final class EnvText {

    private static final Pattern NAME =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=[ \\t]*");
    private static final Pattern BLANK = Pattern.compile("[ \\t\\r]*(?:#[^\\n]*)?(?:\\n|\\z)");
    private static final Pattern END =
            Pattern.compile("[ \\t\\r]*(?:(?<=[ \\t])#[^\\n]*)?(?:\\n|\\z)");
    private static final Pattern PLAIN =
            Pattern.compile("[^\\n]*?(?=[ \\t\\r]*(?:(?<=[ \\t])#|\\n|\\z))");

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int position;

    private EnvText(String text) {
        this.text = text;
    }

    /**
     * The values by their names.
     *
     * @throws WrongLine at the first line that is none of the above
     */
    static Map<String, String> read(String text) {
        EnvText reader = new EnvText(text);
        reader.readAll();
        return reader.values;
    }

    private void readAll() {
        while (position < text.length()) {
            if (!skip(BLANK)) {
                readValue();
            }
        }
    }

    private void readValue() {
        int begun = position;
        Matcher name = matcher(NAME);
        if (!name.lookingAt()) {
            throw wrong(begun, "is not NAME=value");
        }
        position = name.end();
        char first = position < text.length() ? text.charAt(position) : '\n';
        String value =
                switch (first) {
                    case '\'' -> singleQuoted();
                    case '"' -> doubleQuoted();
                    default -> plain();
                };
        if (!skip(END)) {
            throw wrong(position, "goes on after the closing quote");
        }
        values.put(name.group(1), value);
    }

    private String plain() {
        Matcher plain = matcher(PLAIN);
        if (!plain.lookingAt()) {
            return "";
        }
        position = plain.end();
        return plain.group();
    }

    private String singleQuoted() {
        int begun = position + 1;
        int end = text.indexOf('\'', begun);
        int line = text.indexOf('\n', begun);
        if (end < 0 || line >= 0 && line < end) {
            throw wrong(position, "has a single quote that is not closed");
        }
        position = end + 1;
        return text.substring(begun, end);
    }

    private String doubleQuoted() {
        int begun = position;
        StringBuilder value = new StringBuilder();
        for (int at = begun + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                position = at + 1;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                value.append(escaped(text.charAt(at)));
            } else {
                value.append(c);
            }
        }
        throw wrong(begun, "has a double quote that is not closed");
    }

    /** What no escape is keeps its backslash, as in a path of Windows. */
    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '$', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        boolean found = matcher.lookingAt();
        if (found) {
            position = matcher.end();
        }
        return found;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length()).useTransparentBounds(true);
    }

    private WrongLine wrong(int at, String complaint) {
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new WrongLine(line, complaint);
    }

    /** A line that cannot be read. The line itself is not in the message: it may be secret. */
    static final class WrongLine extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongLine(long line, String complaint) {
            super("line " + line + " " + complaint);
        }
    }
}

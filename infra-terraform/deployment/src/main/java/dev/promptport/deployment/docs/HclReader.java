package dev.promptport.deployment.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the blocks and attributes of HCL. Values are taken as they are written: whether they make
 * sense is for Terraform to say.
 */
final class HclReader {

    private static final Pattern SPACE =
            Pattern.compile("(?:[\\s,]++|(?:#|//)[^\\n]*|/\\*.*?\\*/)*+", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final Pattern COMMENT = Pattern.compile("(?:#|//)[^\\n]*|/\\*(?s:.*?)\\*/");
    private static final Pattern HEREDOC =
            Pattern.compile(
                    "<<-?([\\p{L}_][\\p{L}\\p{N}_-]*)\\R(?s:.*?)^[ \\t]*\\1\\b", Pattern.MULTILINE);

    private final String text;
    private int at;

    private HclReader(String text) {
        this.text = text;
    }

    /**
     * @return the file as a block without type and labels
     * @throws IllegalArgumentException with the line, for what is no HCL
     */
    static HclBlock read(String text) {
        HclReader reader = new HclReader(text);
        HclBlock file = reader.body("", List.of());
        if (reader.at < text.length()) {
            throw reader.unexpected("one '}' too many");
        }
        return file;
    }

    private HclBlock body(String type, List<String> labels) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<HclBlock> blocks = new ArrayList<>();
        skip(SPACE);
        while (at < text.length() && text.charAt(at) != '}') {
            String name = take(NAME, "a name");
            skip(SPACE);
            if (ahead("=")) {
                at++;
                attributes.put(name, value());
            } else {
                blocks.add(block(name));
            }
            skip(SPACE);
        }
        return new HclBlock(type, labels, attributes, blocks);
    }

    private HclBlock block(String type) {
        List<String> labels = new ArrayList<>();
        while (!ahead("{")) {
            int start = at;
            if (ahead("\"")) {
                skipString();
                labels.add(text.substring(start + 1, at - 1));
            } else {
                labels.add(take(NAME, "'=', a label or '{'"));
            }
            skip(SPACE);
        }
        at++;
        HclBlock block = body(type, labels);
        if (!ahead("}")) {
            throw unexpected("no '}'");
        }
        at++;
        return block;
    }

    /** The source of a value: to a comma or the end of the line that no bracket stretches. */
    private String value() {
        int start = at;
        int end = at;
        int open = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            boolean closes = next == '}' || next == ')' || next == ']';
            if (open == 0 && (next == '\n' || next == ',' || closes)) {
                break;
            }
            if (skip(COMMENT)) {
                continue;
            }
            if (next == '"') {
                skipString();
            } else if (!skip(HEREDOC)) {
                open += closes ? -1 : next == '{' || next == '(' || next == '[' ? 1 : 0;
                at++;
            }
            end = Character.isWhitespace(next) ? end : at;
        }
        if (open > 0) {
            throw unexpected("a bracket is not closed");
        }
        return text.substring(start, end).strip();
    }

    private void skipString() {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (ahead("\\") || ahead("$${") || ahead("%%{")) {
                at += ahead("\\") ? 2 : 3;
            } else if (ahead("${") || ahead("%{")) {
                at += 2;
                skipTemplate();
            } else {
                at++;
            }
        }
        if (at >= text.length()) {
            throw unexpected("no '\"'");
        }
        at++;
    }

    private void skipTemplate() {
        int open = 1;
        while (at < text.length() && open > 0) {
            if (ahead("\"")) {
                skipString();
            } else {
                open += ahead("{") ? 1 : ahead("}") ? -1 : 0;
                at++;
            }
        }
    }

    private boolean ahead(String expected) {
        return text.startsWith(expected, at);
    }

    private boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useAnchoringBounds(false);
        if (matcher.lookingAt()) {
            at = matcher.end();
            return true;
        }
        return false;
    }

    private String take(Pattern pattern, String expected) {
        int start = at;
        if (!skip(pattern)) {
            throw unexpected("not " + expected);
        }
        return text.substring(start, at);
    }

    private IllegalArgumentException unexpected(String what) {
        long line = 1 + text.chars().limit(at).filter(c -> c == '\n').count();
        return new IllegalArgumentException("line " + line + ": " + what);
    }
}

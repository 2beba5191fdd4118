package dev.promptport.deployment.docs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What stands in one cell of a Markdown table: one line, and no '|' of its own. */
final class MarkdownCell {

    private MarkdownCell() {}

    /** Text may be Markdown, but no HTML. */
    static String text(String text) {
        String[] parts = text.strip().split("`", -1);
        for (int outside = 0; outside < parts.length; outside += 2) {
            parts[outside] = parts[outside].replace("<", "&lt;");
        }
        return String.join("`", parts).replace("|", "\\|").replaceAll("\\s*\\n\\s*", "<br/>");
    }

    /** Source, laid out as it is written. */
    static String code(String source) {
        if (!source.contains("\n")) {
            return "`" + source.replace("|", "\\|") + "`";
        }
        String lines =
                Arrays.stream(outdented(source).split("\\n"))
                        .map(MarkdownCell::escaped)
                        .collect(Collectors.joining("<br/>"));
        return "<pre>" + lines + "</pre>";
    }

    /** The first line begins anywhere; the last one tells how far the others are moved in. */
    private static String outdented(String source) {
        String last = source.substring(source.lastIndexOf('\n') + 1);
        String indent = last.substring(0, last.length() - last.stripLeading().length());
        return source.replace("\n" + indent, "\n");
    }

    private static String escaped(String line) {
        return line.stripTrailing()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "&#124;");
    }
}

package dev.promptport.deployment.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text that a string or a heredoc of HCL stands for. */
final class HclText {

    private static final Pattern HEREDOC =
            Pattern.compile("<<(-?)([^\\n]+)\\n(.*?)[ \\t]*\\2", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt\"\\\\])|([$%])\\2(?=\\{)");

    private HclText() {}

    /** What is neither a string nor a heredoc stays as it is written. */
    static String of(String source) {
        Matcher heredoc = HEREDOC.matcher(source);
        if (heredoc.matches()) {
            return (heredoc.group(1).isEmpty() ? heredoc.group(3) : heredoc.group(3).stripIndent())
                    .stripTrailing();
        }
        return source.startsWith("\"")
                ? ESCAPE.matcher(source.substring(1, source.length() - 1))
                        .replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group())))
                : source;
    }

    private static String meaning(String escape) {
        return switch (escape) {
            case "\\n" -> "\n";
            case "\\r" -> "\r";
            case "\\t" -> "\t";
            default -> escape.substring(1);
        };
    }
}

package dev.promptport.domain.usecase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the code out of a model's answer. */
final class FencedCode {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^`]*)");
    private static final Pattern BLANK_START = Pattern.compile("\\A(?:[ \\t]*\\n)+");

    private FencedCode() {}

    /**
     * The longest fenced block: the others are examples of use and output. Without any, the whole
     * answer. Ends with a line feed; empty when there is no code.
     */
    static String in(String answer) {
        String code =
                blocks(answer).stream().max(Comparator.comparingInt(String::length)).orElse(answer);
        return code.isBlank()
                ? ""
                : BLANK_START.matcher(code).replaceFirst("").stripTrailing() + "\n";
    }

    private static List<String> blocks(String answer) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        @Nullable String open = null;
        for (String line : answer.lines().toList()) {
            Matcher fence = FENCE.matcher(line);
            if (open == null) {
                open = fence.matches() ? fence.group(1) : null;
            } else if (closes(fence, open)) {
                blocks.add(block.toString());
                block.setLength(0);
                open = null;
            } else {
                block.append(line).append('\n');
            }
        }
        if (open != null) {
            // The model ran out of tokens inside the block.
            blocks.add(block.toString());
        }
        return blocks;
    }

    private static boolean closes(Matcher fence, String open) {
        return fence.matches() && fence.group(1).startsWith(open) && fence.group(2).isBlank();
    }
}

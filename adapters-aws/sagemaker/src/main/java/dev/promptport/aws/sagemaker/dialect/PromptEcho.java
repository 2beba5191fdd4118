package dev.promptport.aws.sagemaker.dialect;

import java.util.List;
import java.util.stream.Stream;

/**
 * Drops the prompt from the beginning of a growing text, should it be there: as it was sent, or
 * without the marks of beginning and end that some containers leave out. For one text.
 */
final class PromptEcho {

    private final List<String> echoes;
    private final StringBuilder held = new StringBuilder();
    private boolean decided;

    private PromptEcho(List<String> echoes) {
        this.echoes = echoes;
        this.decided = echoes.isEmpty();
    }

    static PromptEcho of(String prompt) {
        return new PromptEcho(
                Stream.of(prompt, prompt.replace("<s>", "").replace("</s>", ""))
                        .filter(echo -> !echo.isEmpty())
                        .distinct()
                        .toList());
    }

    /** Lets everything pass. */
    static PromptEcho none() {
        return new PromptEcho(List.of());
    }

    /** Takes a piece and returns what is certainly no echo. */
    String add(String piece) {
        if (decided) {
            return piece;
        }
        held.append(piece);
        String text = held.toString();
        for (String echo : echoes) {
            if (text.startsWith(echo)) {
                decided = true;
                return text.substring(echo.length());
            }
        }
        decided = echoes.stream().noneMatch(echo -> echo.startsWith(text));
        return decided ? text : "";
    }

    /** What was held back, when no more comes. */
    String finish() {
        String rest = decided ? "" : held.toString();
        decided = true;
        return rest;
    }
}

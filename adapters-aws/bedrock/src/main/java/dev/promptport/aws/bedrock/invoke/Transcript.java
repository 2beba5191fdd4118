package dev.promptport.aws.bedrock.invoke;

import static dev.promptport.domain.failure.InvalidRequest.Reason.UNSUPPORTED;

import dev.promptport.aws.bedrock.request.Block;
import dev.promptport.aws.bedrock.request.Conversation;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.aws.bedrock.request.Turn;
import dev.promptport.domain.failure.InvalidRequest;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A conversation as text alone, for models that continue a prompt. The marks by which a prompt
 * tells the turns apart are taken out of what was said, so that nobody can put words in another's
 * mouth.
 */
record Transcript(String system, List<Line> lines) {

    /** What one side said. */
    record Line(Turn.Role role, String text) {

        boolean ofUser() {
            return role == Turn.Role.USER;
        }
    }

    /**
     * @throws InvalidRequest when there is more than text
     */
    static Transcript of(PreparedRequest asked, String... marks) {
        Conversation conversation = asked.conversation();
        if (!asked.tools().definitions().isEmpty()) {
            throw new InvalidRequest("tools", UNSUPPORTED, "this model cannot call tools");
        }
        if (conversation.hasImages()) {
            throw new InvalidRequest("messages", UNSUPPORTED, "this model cannot see pictures");
        }
        return new Transcript(
                without(String.join("\n\n", conversation.system()), marks),
                conversation.turns().stream()
                        .map(turn -> new Line(turn.role(), without(text(turn), marks)))
                        .toList());
    }

    /** Whether the model is to go on with a line of its own. */
    boolean endsWithAssistant() {
        return !lines.getLast().ofUser();
    }

    private static String text(Turn turn) {
        return turn.blocks().stream()
                .map(
                        block ->
                                switch (block) {
                                    case Block.Text(String text) -> text;
                                    case Block.Image _, Block.Call _, Block.Result _ ->
                                            throw new IllegalStateException("refused before");
                                })
                .collect(Collectors.joining("\n\n"));
    }

    /** Until none is left: taking one out can put another together. */
    private static String without(String text, String... marks) {
        String cleaned = text;
        for (String before = ""; !before.equals(cleaned); ) {
            before = cleaned;
            for (String mark : marks) {
                cleaned = cleaned.replace(mark, "");
            }
        }
        return cleaned;
    }
}

package dev.promptport.aws.bedrock.request;

import dev.promptport.aws.bedrock.request.Turn.Role;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;

import java.util.List;
import java.util.stream.Stream;

/**
 * Instructions and turns. The sides take turns, the user begins, and every tool's result answers a
 * call made before it.
 */
public record Conversation(List<String> system, List<Turn> turns) {

    public Conversation {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
    }

    /**
     * Messages of one side in a row become one turn.
     *
     * @throws InvalidRequest naming {@code messages}
     */
    public static Conversation of(List<Message> messages) {
        TurnTaking taking = new TurnTaking();
        messages.forEach(taking::add);
        List<Turn> turns = taking.turns();
        if (turns.isEmpty() || turns.getFirst().role() != Role.USER) {
            throw InvalidRequest.invalid(
                    "messages", "a conversation with this model has to begin with the user");
        }
        return new Conversation(taking.system(), turns);
    }

    /** The calls of tools in all turns, in order. */
    public List<ToolCall> calls() {
        return blocks().filter(Block.Call.class::isInstance)
                .map(block -> ((Block.Call) block).call())
                .toList();
    }

    public boolean hasImages() {
        return blocks().anyMatch(Block.Image.class::isInstance);
    }

    private Stream<Block> blocks() {
        return turns.stream().flatMap(turn -> turn.blocks().stream());
    }

    static Block block(Part part) {
        return switch (part) {
            case Part.Text(String text) -> new Block.Text(text);
            case Part.Image image -> new Block.Image(image);
        };
    }
}

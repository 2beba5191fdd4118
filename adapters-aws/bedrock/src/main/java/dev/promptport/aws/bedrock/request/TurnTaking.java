package dev.promptport.aws.bedrock.request;

import dev.promptport.aws.bedrock.request.Turn.Role;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sorts messages into instructions and turns. */
final class TurnTaking {

    private static final Pattern CALL_ID = Pattern.compile("[a-zA-Z0-9_.:-]{1,64}");

    private final List<String> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Set<String> calls = new HashSet<>();

    void add(Message message) {
        switch (message) {
            case Message.System(String text) -> addSystem(text);
            case Message.User(var parts) ->
                    addTurn(Role.USER, parts.stream().map(Conversation::block).toList());
            case Message.Assistant(String text, var said) ->
                    addTurn(
                            Role.ASSISTANT,
                            Stream.concat(
                                            Stream.of(new Block.Text(text)),
                                            said.stream().map(this::called))
                                    .toList());
            case Message.Tool(var result) -> addTurn(Role.USER, List.of(answered(result)));
        }
    }

    List<String> system() {
        return system;
    }

    List<Turn> turns() {
        return turns;
    }

    private void addSystem(String text) {
        if (!text.isBlank()) {
            system.add(text);
        }
    }

    /** Blank text says nothing, and Bedrock refuses it. */
    private void addTurn(Role role, List<Block> all) {
        List<Block> said =
                all.stream()
                        .filter(block -> !(block instanceof Block.Text(var text) && text.isBlank()))
                        .toList();
        if (said.isEmpty()) {
            throw InvalidRequest.invalid("messages", "a message says nothing; leave it out");
        }
        if (!turns.isEmpty() && turns.getLast().role() == role) {
            List<Block> merged = new ArrayList<>(turns.removeLast().blocks());
            merged.addAll(said);
            said = merged;
        }
        turns.add(new Turn(role, said));
    }

    private Block called(ToolCall call) {
        if (!CALL_ID.matcher(call.id()).matches()) {
            throw InvalidRequest.invalid(
                    "messages",
                    "a tool call's id is 1 to 64 letters, digits, dots, colons, dashes and underscores");
        }
        calls.add(call.id());
        return new Block.Call(call);
    }

    private Block answered(ToolResult result) {
        if (!calls.contains(result.callId())) {
            throw InvalidRequest.invalid(
                    "messages", "a tool's result answers no call of the conversation before it");
        }
        return new Block.Result(result);
    }
}

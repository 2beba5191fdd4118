package dev.promptport.inference.openai.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.inference.openai.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Tool calls as they grow, numbered in the order they begin. */
final class ToolCallPieces {

    private record Growing(int index, String id, String name, StringBuilder arguments) {

        ToolCall call() {
            return new ToolCall(id, name, arguments.toString());
        }
    }

    private final List<Growing> calls = new ArrayList<>();
    private final Map<Integer, Growing> byTheirIndex = new HashMap<>();
    private final Consumer<? super Delta> sink;

    ToolCallPieces(Consumer<? super Delta> sink) {
        this.sink = sink;
    }

    /**
     * @param position where it stands among its like, for servers that give no index
     */
    void add(int position, JsonObject piece) {
        int theirs = Json.count(piece, "index").orElse(position);
        Optional<String> id = Json.text(piece, "id").filter(text -> !text.isBlank());
        JsonObject function = Json.object(piece, "function").orElseGet(JsonObject::new);
        String arguments = arguments(function.get("arguments"));
        Growing known = byTheirIndex.get(theirs);
        if (known == null || isAnother(known, id, function)) {
            Growing begun = begin(id, function, arguments);
            byTheirIndex.put(theirs, begun);
            calls.add(begun);
            sink.accept(
                    new Delta.ToolCallPiece(begun.index(), begun.id(), begun.name(), arguments));
        } else if (!arguments.isEmpty()) {
            known.arguments().append(arguments);
            sink.accept(new Delta.ToolCallPiece(known.index(), null, null, arguments));
        }
    }

    /** Some servers give whole calls, all of the same index. */
    private static boolean isAnother(Growing known, Optional<String> id, JsonObject function) {
        return id.filter(given -> !given.equals(known.id())).isPresent()
                && name(function).isPresent();
    }

    private Growing begin(Optional<String> id, JsonObject function, String arguments) {
        int index = calls.size();
        String name =
                name(function)
                        .orElseThrow(
                                () ->
                                        new BadUpstreamAnswer(
                                                "the model's endpoint called a tool without a name"));
        return new Growing(index, id.orElse("call_" + index), name, new StringBuilder(arguments));
    }

    private static Optional<String> name(JsonObject function) {
        return Json.text(function, "name").filter(text -> !text.isBlank());
    }

    /** Some servers write the arguments as the object that the text should hold. */
    private static String arguments(@Nullable JsonElement arguments) {
        if (arguments == null || arguments.isJsonNull()) {
            return "";
        }
        return arguments.isJsonPrimitive() ? arguments.getAsString() : arguments.toString();
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    List<ToolCall> calls() {
        return calls.stream().map(Growing::call).toList();
    }
}

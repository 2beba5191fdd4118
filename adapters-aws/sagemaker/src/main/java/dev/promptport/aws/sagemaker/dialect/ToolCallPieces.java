package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolCall;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tool calls as they grow, numbered in the order they begin. */
final class ToolCallPieces {

    private record Growing(int index, String id, String name, StringBuilder arguments) {

        ToolCall call() {
            return new ToolCall(id, name, arguments.toString());
        }
    }

    private final Map<Integer, Growing> calls = new LinkedHashMap<>();
    private final Consumer<? super Delta> sink;

    ToolCallPieces(Consumer<? super Delta> sink) {
        this.sink = sink;
    }

    /**
     * @param position where it stands among its like, for containers that give no index
     */
    void add(int position, JsonObject piece) {
        int theirs = Json.count(piece, "index").orElse(position);
        JsonObject function = Json.object(piece, "function").orElseGet(JsonObject::new);
        String arguments = arguments(function.get("arguments"));
        Growing known = calls.get(theirs);
        if (known == null) {
            Growing begun = begin(piece, function, arguments);
            calls.put(theirs, begun);
            sink.accept(
                    new Delta.ToolCallPiece(begun.index(), begun.id(), begun.name(), arguments));
        } else if (!arguments.isEmpty()) {
            known.arguments().append(arguments);
            sink.accept(new Delta.ToolCallPiece(known.index(), null, null, arguments));
        }
    }

    private Growing begin(JsonObject piece, JsonObject function, String arguments) {
        int index = calls.size();
        String name =
                Json.text(function, "name")
                        .filter(text -> !text.isBlank())
                        .orElseThrow(
                                () ->
                                        new BadUpstreamAnswer(
                                                "the SageMaker endpoint called a tool without a name"));
        String id =
                Json.text(piece, "id")
                        .filter(text -> !text.isBlank())
                        .orElseGet(() -> "call_" + index);
        return new Growing(index, id, name, new StringBuilder(arguments));
    }

    /** Some versions of TGI write the arguments as the object that the text should hold. */
    private static String arguments(JsonElement arguments) {
        if (arguments == null || arguments.isJsonNull()) {
            return "";
        }
        return arguments.isJsonPrimitive() ? arguments.getAsString() : arguments.toString();
    }

    List<ToolCall> calls() {
        return new ArrayList<>(calls.values()).stream().map(Growing::call).toList();
    }
}

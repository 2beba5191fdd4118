package dev.promptport.function.openai;

import dev.promptport.domain.completion.Message;
import dev.promptport.function.http.json.JsonFields;
import dev.promptport.function.http.json.WrittenFields;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a caller sends to a ready-made app.
 *
 * @param inputText never blank
 * @param history what the user and the assistant said before. Instructions in it are left out: an
 *     app's instructions are its own
 * @param written turns names of the domain into the caller's
 */
public record AppBody(
        String inputText, List<Message> history, StreamOptions stream, WrittenFields written) {

    private static final Set<String> FIELDS = fields();

    public AppBody {
        history = List.copyOf(history);
    }

    static AppBody read(JsonFields fields) {
        return read(fields, Set.of());
    }

    /** Takes further fields, which others read. */
    static AppBody read(JsonFields fields, Set<String> further) {
        Set<String> known = new HashSet<>(FIELDS);
        known.addAll(further);
        fields.only(known);
        String input = fields.requiredText(ReferenceFields.INPUT_TEXT);
        List<Message> history =
                ChatHistory.read(fields.objects(ReferenceFields.CHAT_HISTORY)).stream()
                        .filter(message -> !(message instanceof Message.System))
                        .toList();
        String said = history.isEmpty() ? ReferenceFields.INPUT_TEXT : ReferenceFields.CHAT_HISTORY;
        return new AppBody(
                input,
                history,
                StreamOptions.read(fields),
                WrittenFields.of(
                        Map.of(
                                "input", ReferenceFields.INPUT_TEXT,
                                "prompt", ReferenceFields.INPUT_TEXT,
                                "messages", said)));
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(StreamOptions.FIELDS);
        fields.add(ReferenceFields.INPUT_TEXT);
        fields.add(ReferenceFields.CHAT_HISTORY);
        return fields;
    }
}

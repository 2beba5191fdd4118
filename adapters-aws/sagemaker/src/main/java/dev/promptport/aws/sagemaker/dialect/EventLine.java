package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.aws.sagemaker.json.Json;

/** One line of a streamed answer: a server-sent event's, or a JSON document by itself. */
final class EventLine {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private EventLine() {}

    static void read(String line, GrowingAnswer answer) {
        String data = (line.startsWith(DATA) ? line.substring(DATA.length()) : line).strip();
        if (data.equals(DONE)) {
            answer.end();
        } else if (!data.isEmpty() && !aside(line)) {
            AnswerReader.read(Json.answer(data), answer);
        }
    }

    /** Comments, which keep connections alive, and fields that say nothing of the answer. */
    private static boolean aside(String line) {
        return line.startsWith(":")
                || line.startsWith("event:")
                || line.startsWith("id:")
                || line.startsWith("retry:");
    }
}

package dev.promptport.inference.openai.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts server-sent events together from parts that begin and end anywhere, also within a character
 * or a line's end.
 */
final class EventStream {

    /** Takes the events. */
    @FunctionalInterface
    interface Reader {

        /**
         * @param name empty for an event without one
         */
        void event(String name, String data);
    }

    private static final String MARK = "\uFEFF";

    private final Reader reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean afterReturn;
    private boolean first = true;

    EventStream(Reader reader) {
        this.reader = reader;
    }

    void add(byte[] part) {
        int from = 0;
        for (int at = 0; at < part.length; at++) {
            if (part[at] == '\n' && afterReturn) {
                from = at + 1;
            } else if (part[at] == '\n' || part[at] == '\r') {
                hold(part, from, at);
                endLine();
                from = at + 1;
            }
            afterReturn = part[at] == '\r';
        }
        hold(part, from, part.length);
    }

    /** Gives away what is left: not every server ends its last event with an empty line. */
    void finish() {
        endLine();
        endEvent();
    }

    private void hold(byte[] part, int from, int to) {
        if (line.size() + data.length() + (to - from) > ChatAnswer.LARGEST) {
            throw ChatAnswer.endless();
        }
        line.write(part, from, to - from);
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && text.startsWith(MARK)) {
            text = text.substring(MARK.length());
        }
        first = false;
        if (text.isEmpty()) {
            endEvent();
        } else {
            field(text);
        }
    }

    private void field(String text) {
        int colon = text.indexOf(':');
        String value = colon < 0 ? "" : text.substring(colon + 1);
        String given = value.startsWith(" ") ? value.substring(1) : value;
        switch (colon < 0 ? text : text.substring(0, colon)) {
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(given);
            case "event" -> name = given;
            default -> {
                // Comments keep connections alive; the other fields say nothing of the answer.
            }
        }
    }

    private void endEvent() {
        if (!data.isEmpty()) {
            String event = data.toString();
            data.setLength(0);
            reader.event(name, event);
        }
        name = "";
    }
}

package dev.promptport.aws.bedrock.answer;

import java.util.List;

/** Cuts a text that comes in pieces before the first stop sequence in it. */
final class StopCut {

    private final List<String> stops;
    private String held = "";
    private boolean met;

    StopCut(List<String> stops) {
        this.stops = stops;
    }

    /** What can be given away; held back is what a stop sequence may begin with. */
    String pass(String piece) {
        if (met) {
            return "";
        }
        String text = held + piece;
        int end = firstStop(text);
        met = end >= 0;
        int safe = met ? end : text.length() - beginnings(text);
        held = met ? "" : text.substring(safe);
        return text.substring(0, safe);
    }

    /** What was held back and turned out to be no stop sequence, once no piece follows. */
    String rest() {
        String rest = held;
        held = "";
        return rest;
    }

    boolean met() {
        return met;
    }

    private int firstStop(String text) {
        return stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(-1);
    }

    /** The length of the longest end of the text that a stop sequence begins with. */
    private int beginnings(String text) {
        return stops.stream().mapToInt(stop -> overlap(text, stop)).max().orElse(0);
    }

    private static int overlap(String text, String stop) {
        for (int length = Math.min(text.length(), stop.length() - 1); length > 0; length--) {
            if (text.endsWith(stop.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }
}

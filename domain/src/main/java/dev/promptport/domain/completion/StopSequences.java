package dev.promptport.domain.completion;

import java.util.List;

/**
 * Ends a growing text at the first stop sequence and holds back what may yet become one, for
 * providers that do not do so themselves. For one text and one thread.
 */
public final class StopSequences {

    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean met;

    public StopSequences(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /** Whether a stop sequence came; nothing is shown after it. */
    public boolean met() {
        return met;
    }

    /** Takes a piece of text and returns what may be shown now. */
    public String add(String piece) {
        if (met) {
            return "";
        }
        held.append(piece);
        int first = stops.stream().mapToInt(held::indexOf).filter(at -> at >= 0).min().orElse(-1);
        if (first >= 0) {
            met = true;
            return held.substring(0, first);
        }
        return release(held.length() - longestBeginning());
    }

    /** What was held back, when no more text comes. */
    public String finish() {
        return met ? "" : release(held.length());
    }

    private String release(int count) {
        String shown = held.substring(0, count);
        held.delete(0, count);
        return shown;
    }

    /** The length of the longest end of the held text that begins a stop sequence. */
    private int longestBeginning() {
        int longest = 0;
        for (String stop : stops) {
            for (int n = Math.min(stop.length() - 1, held.length()); n > longest; n--) {
                if (stop.startsWith(held.substring(held.length() - n))) {
                    longest = n;
                }
            }
        }
        return longest;
    }
}

package dev.promptport.yaml;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** The way to a value, as in {@code selector.search_terms.pairs[0]}. */
record YamlPath(@Nullable YamlPath parent, String step) {

    /** The whole document. */
    static final YamlPath ROOT = new YamlPath(null, "");

    private static final int LONGEST_STEP = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    YamlPath key(String key) {
        return new YamlPath(this, parent == null ? key : "." + key);
    }

    YamlPath item(int index) {
        return new YamlPath(this, "[" + index + "]");
    }

    /** How a message names it. */
    String told() {
        return parent == null ? "the document" : "'" + this + "'";
    }

    @Override
    public String toString() {
        String last = step.length() <= LONGEST_STEP ? step : step.substring(0, LONGEST_STEP) + "…";
        return (parent == null ? "" : parent.toString()) + CONTROL.matcher(last).replaceAll("?");
    }
}

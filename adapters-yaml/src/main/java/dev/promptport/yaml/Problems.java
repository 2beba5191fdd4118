package dev.promptport.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a document, up to a number that is enough to begin with. */
final class Problems {

    private static final int TOLD_AT_MOST = 20;

    private record Problem(int line, String text) {}

    private final String document;
    private final List<Problem> problems = new ArrayList<>();

    Problems(String document) {
        this.document = document;
    }

    /**
     * @param line counted from 1
     */
    void add(int line, String text) {
        if (!areMany()) {
            problems.add(new Problem(line, text));
        }
    }

    /** Adds what is wrong with the value at that path, which the text tells. */
    void add(int line, YamlPath path, String text) {
        if (!areMany()) {
            add(line, path.told() + " " + text);
        }
    }

    /** Whether there are so many that further ones are not told. */
    boolean areMany() {
        return problems.size() == TOLD_AT_MOST;
    }

    boolean none() {
        return problems.isEmpty();
    }

    /**
     * As in {@code store-hours.yaml:12: 'selector' is missing}, from the first line to the last.
     */
    List<String> told() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> document + ":" + problem.line() + ": " + problem.text())
                .toList();
    }
}

package dev.promptport.aws.client.servicemodel;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, one line each, which names the value that is at fault. */
final class Faults {

    private final List<String> lines = new ArrayList<>();

    void add(String path, String what) {
        lines.add(path + ": " + what);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}

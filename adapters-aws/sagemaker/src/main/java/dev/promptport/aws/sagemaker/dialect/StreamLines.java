package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.domain.failure.BadUpstreamAnswer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Puts lines of UTF-8 together from parts that begin and end anywhere. */
final class StreamLines {

    private static final int LONGEST = 16 << 20;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    StreamLines(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] part) {
        int from = 0;
        for (int at = 0; at < part.length; at++) {
            if (part[at] == '\n') {
                hold(part, from, at);
                finish();
                from = at + 1;
            }
        }
        hold(part, from, part.length);
    }

    /** Gives away what is left, a line that does not end in a break. */
    void finish() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }

    private void hold(byte[] part, int from, int to) {
        if (line.size() + (to - from) > LONGEST) {
            throw new BadUpstreamAnswer("the SageMaker endpoint answered a line without end");
        }
        line.write(part, from, to - from);
    }
}

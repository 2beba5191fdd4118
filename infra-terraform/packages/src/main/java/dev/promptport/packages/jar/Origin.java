package dev.promptport.packages.jar;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose a jar is, told by what is in it: not every jar carries the coordinates it has in Maven. */
public enum Origin {
    /** This project's code. */
    OWN,
    /** A model of this project, embedded. */
    MODEL,
    AWS_SDK,
    /** PyTorch's libraries and what binds them to Java. */
    PYTORCH,
    OTHER;

    private static final String POM = "META-INF/maven/dev.promptport/";

    public static Origin of(Jar jar) throws IOException {
        List<String> entries = jar.entries();
        if (entries.stream().anyMatch(entry -> entry.startsWith(POM))) {
            return entries.stream().anyMatch(entry -> entry.startsWith("models/")) ? MODEL : OWN;
        }
        if (holds(entries, "software/amazon/awssdk/", "software/amazon/eventstream/")) {
            return AWS_SDK;
        }
        return holds(entries, "ai/djl/", "com/sun/jna/", "jnilib/", "pytorch/") ? PYTORCH : OTHER;
    }

    /** The name an own jar has in Maven, its artifact id. */
    public static Optional<String> artifact(Jar jar) throws IOException {
        return jar.entries().stream()
                .filter(entry -> entry.startsWith(POM))
                .map(entry -> entry.substring(POM.length()).replaceFirst("/.*", ""))
                .findFirst();
    }

    private static boolean holds(List<String> entries, String... folders) {
        return entries.stream().anyMatch(entry -> Stream.of(folders).anyMatch(entry::startsWith));
    }
}

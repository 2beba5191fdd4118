package dev.promptport.packages.natives;

import java.util.List;
import java.util.regex.Pattern;

/** What Lambda runs on. */
public enum Platform {
    ARM64("arm64", "linux-aarch64", "linux-aarch64"),
    X86_64("x86_64", "linux-x86_64", "linux-x86-64");

    private static final Pattern LIBRARY =
            Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib|a)");

    private final String architecture;
    private final String classifier;
    private final String jna;

    Platform(String architecture, String classifier, String jna) {
        this.architecture = architecture;
        this.classifier = classifier;
        this.jna = jna;
    }

    /** Lambda's name of it. */
    public String architecture() {
        return architecture;
    }

    /** The name that the makers of libraries give it. */
    public String classifier() {
        return classifier;
    }

    /** Whether an entry of a jar is a native library, for whatever platform. */
    static boolean isLibrary(String entry) {
        return LIBRARY.matcher(entry).matches();
    }

    /** Whether a library is one that DJL takes from a folder when it is told the folder. */
    boolean belongsIntoFolder(String library) {
        return List.of(
                        "pytorch/cpu/" + classifier + "/",
                        "jnilib/" + classifier + "/cpu/",
                        "native/lib/" + classifier + "/cpu/")
                .stream()
                .anyMatch(library::startsWith);
    }

    /** Whether a library is one that its jar unpacks itself. */
    boolean belongsIntoJar(String library) {
        return library.startsWith("com/sun/jna/" + jna + "/");
    }
}

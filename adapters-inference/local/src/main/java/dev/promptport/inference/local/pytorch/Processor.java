package dev.promptport.inference.local.pytorch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine's processor can do. */
final class Processor {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    private Processor() {}

    /**
     * Whether sums of two int8 products may overflow: on x86 without the VNNI instructions, where
     * activations then use seven bits. Where it cannot be told, the careful answer is given.
     */
    static boolean needsReducedRange() {
        String architecture = System.getProperty("os.arch", "");
        return (architecture.equals("amd64") || architecture.equals("x86_64")) && !hasVnni();
    }

    private static boolean hasVnni() {
        try {
            return Files.isReadable(LINUX) && Files.readString(LINUX).contains("vnni");
        } catch (IOException e) {
            return false;
        }
    }
}

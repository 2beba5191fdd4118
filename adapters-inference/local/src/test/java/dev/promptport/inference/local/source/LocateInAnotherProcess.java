package dev.promptport.inference.local.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Locates a model in a process of its own, for tests of what two processes do to one cache. */
final class LocateInAnotherProcess {

    private static final String READY = "ready";

    private LocateInAnotherProcess() {}

    static Process start(Path cache, URI endpoint, String source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocateInAnotherProcess.class.getName(),
                        cache.toString(),
                        endpoint.toString(),
                        source)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns when the process is about to look for the model. */
    static void awaitReady(Process process) throws IOException {
        String line = process.inputReader().readLine();
        if (!READY.equals(line)) {
            throw new IOException("the process ended early: " + line);
        }
    }

    public static void main(String[] arguments) {
        HubSettings settings = HubSettings.defaults().withEndpoint(URI.create(arguments[1]));
        System.out.println(READY);
        new ModelFiles(Path.of(arguments[0]), settings)
                .locate(ModelSource.parse(arguments[2]), "T5_MODEL");
    }
}

package dev.promptport.deployment.terraform;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program on this machine. */
public record Tool(List<String> command) {

    private static final long MINUTES = 8;

    /**
     * What a run came to.
     *
     * @param output standard output and error, as they came
     */
    public record Outcome(int status, String output) {

        public boolean succeeded() {
            return status == 0;
        }
    }

    /**
     * Looks for a program.
     *
     * @param variable an environment variable that names its command, words parted by blanks
     * @param name what it is called on the path
     */
    public static Optional<Tool> find(String variable, String name) {
        String named = System.getenv().getOrDefault(variable, "");
        if (!named.isBlank()) {
            return Optional.of(new Tool(List.of(named.strip().split("\\s+"))));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Tool(List.of(program.toString())));
    }

    /** The same program, which is given these words first. */
    public Tool with(String... words) {
        return new Tool(Stream.concat(command.stream(), Arrays.stream(words)).toList());
    }

    public Outcome run(Path directory, String... arguments)
            throws IOException, InterruptedException {
        return run(directory, Map.of(), arguments);
    }

    /**
     * Runs it to its end.
     *
     * @param environment added to this process's own; an empty value takes a variable away
     */
    public Outcome run(Path directory, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(with(arguments).command())
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            Map<String, String> all = new HashMap<>(environment);
            all.forEach(
                    (name, value) -> {
                        if (value.isEmpty()) {
                            builder.environment().remove(name);
                        } else {
                            builder.environment().put(name, value);
                        }
                    });
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
            return new Outcome(
                    process.exitValue(),
                    new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}

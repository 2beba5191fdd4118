package dev.promptport.function.t5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The zip as Lambda would run it: unpacked, in a process of its own, under the real runtime
 * interface client.
 */
final class PackagedFunction implements AutoCloseable {

    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final RuntimeApi api = new RuntimeApi();
    private final Path log;
    private final Process process;

    PackagedFunction(Path task, String handler, Map<String, String> environment)
            throws IOException {
        log = Files.createTempFile(task.getParent(), "function", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow",
                                        "-cp",
                                        task.resolve("lib") + "/*",
                                        CLIENT,
                                        handler))
                        .directory(task.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_LAMBDA_RUNTIME_API", api.address(),
                                "_HANDLER", handler,
                                "LAMBDA_TASK_ROOT", task.toString(),
                                "AWS_REGION", "eu-central-1",
                                "AWS_LAMBDA_FUNCTION_NAME", "t5",
                                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048",
                                "AWS_LAMBDA_LOG_GROUP_NAME", "group",
                                "AWS_LAMBDA_LOG_STREAM_NAME", "stream"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    RuntimeApi api() {
        return api;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Unpacks a zip, once for each build of it. */
    static Path unpack(Path zip, Path into) throws IOException {
        if (Files.exists(into)) {
            try (Stream<Path> old = Files.walk(into)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leaves the zip");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
        return into;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}

package dev.promptport.function.http.lambda;

import dev.promptport.function.http.lambda.RuntimeApi.Posted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An unpacked zip in a process of its own, under the real runtime interface client. */
public final class PackagedFunction implements AutoCloseable {

    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final long INIT_SECONDS = 90;
    private static final long CALL_SECONDS = 60;

    private final long begun = System.nanoTime();
    private final RuntimeApi api;
    private final Payload payload;
    private final Path log;
    private final Process process;

    PackagedFunction(String function, Path task, Payload payload, Map<String, String> environment)
            throws IOException {
        this.payload = payload;
        api = new RuntimeApi(function);
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
                                        payload.handler()))
                        .directory(task.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_LAMBDA_RUNTIME_API", api.address(),
                                "_HANDLER", payload.handler(),
                                "LAMBDA_TASK_ROOT", task.toString(),
                                "AWS_REGION", "eu-central-1",
                                "AWS_LAMBDA_FUNCTION_NAME", function,
                                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048",
                                "AWS_LAMBDA_LOG_GROUP_NAME", "group",
                                "AWS_LAMBDA_LOG_STREAM_NAME", "stream"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /**
     * Waits until the function asks for its first event.
     *
     * @return how long its init took, in milliseconds
     */
    public long initMillis() throws IOException, InterruptedException {
        if (!api.awaitPoll(INIT_SECONDS)) {
            throw new AssertionError("no event was asked for: " + log());
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** Posts JSON and waits for the answer. */
    public LambdaReply post(String target, String body) throws IOException, InterruptedException {
        return send("POST", target, Map.of("content-type", "application/json"), body);
    }

    /** Sends a request and waits for the answer. */
    public LambdaReply send(String method, String target, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        String event =
                payload.event(method, target, headers, body.getBytes(StandardCharsets.UTF_8))
                        .toString();
        Posted posted = api.invoke(event, INIT_SECONDS + CALL_SECONDS);
        if (!posted.kind().equals("response")) {
            throw new AssertionError(posted + " with the log " + log());
        }
        return LambdaReply.of(posted.body());
    }

    /** Waits for the report of a function that cannot start. */
    public Posted failedInit() throws InterruptedException {
        Posted posted = api.awaitPost(INIT_SECONDS);
        if (!posted.kind().equals("init/error")) {
            throw new AssertionError("the function started, and posted " + posted);
        }
        return posted;
    }

    /** What it has printed so far. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        api.close();
    }
}

package dev.promptport.function.http.lambda;

import dev.promptport.function.http.lambda.RuntimeApi.Posted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An unpacked function in a process of its own, under the real runtime interface client. */
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

    /** Runs the zip with everything in it: the runtime interface client is one of its own jars. */
    PackagedFunction(String function, Path task, Payload payload, Map<String, String> environment)
            throws IOException {
        this(
                function,
                payload,
                task,
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        task.resolve("lib") + "/*"),
                inherited(environment));
    }

    private PackagedFunction(
            String function,
            Payload payload,
            Path task,
            List<String> java,
            Map<String, String> environment)
            throws IOException {
        this.payload = payload;
        api = new RuntimeApi(function);
        log = Files.createTempFile(task.getParent(), "function", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        command.add(CLIENT);
        command.add(payload.handler());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(task.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(
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
        variables.putAll(environment);
        process = builder.start();
    }

    /**
     * Runs a function as Lambda's managed Java runtime does: the runtime interface client from a
     * folder of its own on the class path, and the function's classes by the client's own loader
     * from {@code task}, {@code task/lib} and {@code opt/java/lib}, in that order. The process
     * starts with no variable but those that Lambda sets and those given.
     *
     * @param handler one of {@link Payload#handler()}; it decides the shape of the events sent
     * @param task what the function's zip holds, unpacked: Lambda's {@code /var/task}
     * @param opt what all its layers hold, unpacked into one folder: Lambda's {@code /opt}
     * @param runtimeLib the runtime's own jars, as {@link ManagedRuntime#layOut} makes them
     * @param environment the variables as they are deployed: paths below {@code /opt} and {@code
     *     /var/task} are rewritten to the folders given
     * @throws IllegalArgumentException when no payload has that handler
     */
    public static PackagedFunction managed(
            String function,
            String handler,
            Path task,
            Path opt,
            Path runtimeLib,
            Map<String, String> environment)
            throws IOException {
        ManagedRuntime runtime =
                new ManagedRuntime(
                        task.toAbsolutePath().normalize(),
                        opt.toAbsolutePath().normalize(),
                        runtimeLib.toAbsolutePath().normalize());
        return new PackagedFunction(
                function,
                Payload.of(handler),
                runtime.task(),
                runtime.options(),
                runtime.variables(environment));
    }

    private static Map<String, String> inherited(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return all;
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
        return invoke(
                payload.event(method, target, headers, body.getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    /**
     * Hands over an event as it is, in the shape that the handler takes, and waits for the answer.
     */
    public LambdaReply invoke(String event) throws IOException, InterruptedException {
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

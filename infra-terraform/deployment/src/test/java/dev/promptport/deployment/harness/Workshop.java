package dev.promptport.deployment.harness;

import dev.promptport.deployment.edge.Invocation;
import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.deployment.moto.DeployedFunction;
import dev.promptport.deployment.moto.Lambda;
import dev.promptport.function.http.lambda.PackagedFunction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts deployed functions.
 *
 * @param runtime the jars of the managed runtime
 * @param libraries PyTorch's for x86_64
 * @param work where functions are laid out, each in a folder of its own
 */
record Workshop(AwsApi aws, Archives archives, Path runtime, Path libraries, Path work) {

    /**
     * Starts the version that an invocation is for.
     *
     * @param settings added to those that were deployed
     */
    PackagedFunction start(Invocation invocation, Map<String, String> settings)
            throws IOException, InterruptedException {
        Lambda lambda = new Lambda(aws);
        DeployedFunction function = lambda.function(invocation.function(), invocation.alias());
        Path home = Files.createTempDirectory(work, function.name() + "-");
        Layout layout = Layout.of(function, lambda, archives, home);
        if (Files.isDirectory(layout.opt().resolve("lib"))
                && !function.architectures().contains(thisMachine())) {
            layout.withLibrariesOf(libraries);
        }
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.putAll(settings);
        environment.put("AWS_REGION", aws.region());
        environment.put("AWS_ACCESS_KEY_ID", Exchanges.ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", Exchanges.SECRET_KEY);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        // Lambda's /tmp is the function's own.
        environment.put("T5_CACHE_DIR", home.resolve("tmp").toString());
        PackagedFunction process =
                PackagedFunction.managed(
                        function.name(),
                        function.handler(),
                        layout.task(),
                        layout.opt(),
                        runtime,
                        environment);
        System.out.printf(
                "%s, version %s: %d jars of its own, init %d ms%n",
                function.name(), function.version(), layout.jars(), process.initMillis());
        return process;
    }

    private static String thisMachine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    }
}

package dev.promptport.function.models.local;

import dev.promptport.function.http.invocation.Platform;

import io.micronaut.context.env.Environment;

import java.nio.file.Path;

/**
 * Where native libraries, downloads and packed weights are kept unless a setting says otherwise.
 */
public final class ModelCache {

    private ModelCache() {}

    public static Path usual(Environment environment) {
        return Platform.isLambda(environment)
                ? Path.of("/tmp", "promptport")
                : Path.of(System.getProperty("user.home"), ".cache", "promptport");
    }
}

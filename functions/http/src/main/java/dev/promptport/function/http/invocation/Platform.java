package dev.promptport.function.http.invocation;

import io.micronaut.context.env.Environment;

/** Where this process runs. */
public final class Platform {

    private static final String LAMBDA = "lambda";

    private Platform() {}

    /** Whether this is one function on Lambda; else it is all of them in one process. */
    public static boolean isLambda(Environment environment) {
        return environment.getActiveNames().contains(LAMBDA);
    }
}

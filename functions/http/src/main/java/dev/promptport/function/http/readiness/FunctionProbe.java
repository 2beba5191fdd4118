package dev.promptport.function.http.readiness;

import java.util.Optional;

/** What a function says of itself at start-up and to health checks. */
public interface FunctionProbe {

    /** The function's name, as in {@code t5}. */
    String function();

    /** The model it asks, as {@code provider:name}. */
    String model();

    /** Why it cannot serve just now; empty when it can. */
    Optional<String> unready();

    /**
     * Fetches and loads what the function needs.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when a setting is at fault and waiting
     *     does not help
     * @throws dev.promptport.domain.failure.Unavailable when it may work later
     */
    void prepare();
}

package dev.promptport.function.http.readiness;

import java.util.Optional;

/** What a function says of itself at start-up and to health checks. */
public interface FunctionProbe {

    /** The function's name, as in {@code t5}. */
    String function();

    /** The model it asks, as {@code provider:name}; {@code none} where it has none. */
    String model();

    /**
     * The sentence that names the setting without which the function is switched off in this
     * process; empty when it is set up.
     */
    Optional<String> missing();

    /** Why it cannot serve just now; empty when it can. */
    Optional<String> unready();

    /**
     * Fetches and loads what the function needs. Not called while a setting is missing.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when a setting is at fault and waiting
     *     does not help
     * @throws dev.promptport.domain.failure.Unavailable when it may work later
     */
    void prepare();
}

package dev.promptport.function.http.invocation;

import java.time.Duration;
import java.util.Optional;

/**
 * What the platform says of the request being served. Outside of a function platform it says
 * nothing.
 */
public interface Invocation {

    /** The platform's id of the request. */
    Optional<String> requestId();

    /** How long the platform lets the request run from now. */
    Optional<Duration> remaining();
}

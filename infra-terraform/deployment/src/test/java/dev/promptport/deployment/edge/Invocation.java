package dev.promptport.deployment.edge;

import com.google.gson.JsonObject;

/**
 * What AWS makes of a request: a function and the event it is handed.
 *
 * @param function the name
 * @param alias of the version that is run
 * @param caller who invokes it, as a policy names it
 * @param source the ARN that the caller gives as {@code aws:SourceArn}; empty when there is none
 */
public record Invocation(
        String function, String alias, String caller, String source, JsonObject event) {

    /** The function that an integration's ARN ends in. */
    static Invocation of(String lambda, String caller, String source, JsonObject event) {
        String[] parts =
                lambda.substring(lambda.indexOf(":function:") + ":function:".length())
                        .replace("/invocations", "")
                        .split(":");
        return new Invocation(
                parts[0], parts.length > 1 ? parts[1] : "$LATEST", caller, source, event);
    }
}

package dev.promptport.deployment.iam;

import java.util.Map;
import java.util.TreeMap;

/**
 * One call of AWS's API.
 *
 * @param principal who calls: a role's ARN, a service's name, or {@code *} for anybody
 * @param action {@code s3:PutObject}
 * @param resource an ARN, or {@code *} for a call that concerns none
 * @param context condition keys and their values; keys are compared without regard to case
 */
public record Call(String principal, String action, String resource, Map<String, String> context) {

    public Call {
        Map<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        keys.putAll(context);
        context = keys;
    }

    /** A call over TLS, as the SDK makes it, by somebody whom only the policies tell apart. */
    public static Call of(String action, String resource) {
        return new Call("*", action, resource, Map.of("aws:SecureTransport", "true"));
    }

    public Call by(String caller) {
        return new Call(caller, action, resource, context);
    }

    public Call with(String key, String value) {
        Map<String, String> more = new TreeMap<>(context);
        more.put(key, value);
        return new Call(principal, action, resource, more);
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}

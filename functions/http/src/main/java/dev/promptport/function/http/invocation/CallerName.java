package dev.promptport.function.http.invocation;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a request is from, so that two who choose the same key or name do not share what is behind
 * it.
 */
public final class CallerName {

    private static final String API_KEY = "x-api-key";

    /** In a signature of AWS the access key names the caller; the rest differs each time. */
    private static final Pattern ACCESS_KEY = Pattern.compile("^AWS4-\\S+ Credential=([^/,\\s]+)/");

    private CallerName() {}

    /**
     * By what the caller identified itself; all who did not are one, with an empty name. It may
     * hold a secret: to be hashed before it is kept.
     */
    public static String of(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        String apiKey = headers.get(API_KEY);
        if (apiKey != null) {
            return API_KEY + " " + apiKey;
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return "";
        }
        Matcher signed = ACCESS_KEY.matcher(authorization);
        return signed.find() ? signed.group(1) : authorization;
    }
}

package dev.promptport.deployment.edge;

import java.net.URI;
import java.util.Map;

/**
 * A request as a client sends it.
 *
 * @param headers by their names in lower case
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, String body) {

    /** Path and query as they stand in the request line. */
    public String target() {
        return uri.getRawQuery() == null
                ? uri.getRawPath()
                : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}

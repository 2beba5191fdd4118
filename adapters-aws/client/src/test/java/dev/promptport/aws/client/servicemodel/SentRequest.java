package dev.promptport.aws.client.servicemodel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param target path and query, with their percent-encoding
 * @param headers every value under each name, which is in lower case
 */
public record SentRequest(
        String method, String target, Map<String, List<String>> headers, byte[] body) {

    /** The path with its percent-encoding. */
    String path() {
        return target.split("\\?", 2)[0];
    }

    /** The parameters of the query, without percent-encoding. */
    Map<String, List<String>> query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String[] parts = target.split("\\?", 2);
        if (parts.length == 2 && !parts[1].isEmpty()) {
            for (String pair : parts[1].split("&", -1)) {
                String[] sides = pair.split("=", 2);
                query.computeIfAbsent(decoded(sides[0]), _ -> new ArrayList<>())
                        .add(sides.length == 2 ? decoded(sides[1]) : "");
            }
        }
        return query;
    }

    /** The values under that name, which is in lower case, as one. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A plus sign is one. */
    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

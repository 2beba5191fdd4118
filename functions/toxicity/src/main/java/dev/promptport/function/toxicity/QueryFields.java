package dev.promptport.function.toxicity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.failure.InvalidRequest;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of a request's query. Read from its address and not from the framework's parameters,
 * which break a text apart at its commas when an API Gateway hands it over.
 */
final class QueryFields {

    private final Map<String, String> fields = new HashMap<>();

    private QueryFields() {}

    static QueryFields of(URI address) {
        QueryFields query = new QueryFields();
        String raw = address.getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.add(
                            decoded(pair.substring(0, equals)),
                            decoded(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    @Nullable String get(String name) {
        return fields.get(name);
    }

    private void add(String name, String value) {
        if (fields.putIfAbsent(name, value) != null) {
            throw InvalidRequest.invalid(name, "'" + name + "' is in the query twice");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw InvalidRequest.invalid("query", "the query is not percent-encoded correctly");
        }
    }
}

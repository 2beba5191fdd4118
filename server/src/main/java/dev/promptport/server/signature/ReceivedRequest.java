package dev.promptport.server.signature;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of a request a signature covers, its body excepted.
 *
 * @param path as it was sent, percent signs and all
 * @param query names and values as the application reads them, decoded, so that it can read nothing
 *     that was not signed
 * @param headers values in the order they came, a character for each byte, by names in lower case
 */
record ReceivedRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers) {

    static ReceivedRequest of(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        return new ReceivedRequest(
                request.getMethodName(),
                request.getPath(),
                request.getParameters().asMap(),
                headers.names().stream()
                        .collect(
                                toUnmodifiableMap(
                                        name -> name.toLowerCase(Locale.ROOT),
                                        headers::getAll,
                                        (one, _) -> one)));
    }

    boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    boolean hasParameter(String name) {
        return query.containsKey(name);
    }

    /** The one value of a header that has to be there once. */
    String header(String name) {
        return only(name, headers.getOrDefault(name, List.of()));
    }

    /** The one value of a query parameter that has to be there once. */
    String parameter(String name) {
        return only(name, query.getOrDefault(name, List.of()));
    }

    private static String only(String name, List<String> values) {
        if (values.size() != 1) {
            throw new SignatureRejected("there has to be one " + name);
        }
        return values.getFirst();
    }
}

package dev.promptport.server.signature;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The one form of a request that client and server both make to sign it. */
final class CanonicalRequest {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private CanonicalRequest() {}

    /**
     * The form's bytes.
     *
     * @param signedHeaders the headers the signature covers, in lower case and in order
     * @param payloadHash SHA-256 of the body in lower-case hexadecimal
     */
    static byte[] of(ReceivedRequest request, List<String> signedHeaders, String payloadHash) {
        return String.join(
                        "\n",
                        request.method(),
                        path(request.path()),
                        query(request),
                        headers(request, signedHeaders),
                        String.join(";", signedHeaders),
                        payloadHash)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Dots and doubled slashes resolved and, other than for S3, encoded once more. */
    private static String path(String sent) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : sent.split("/", -1)) {
            switch (segment) {
                case "", "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.addLast(encode(segment, StandardCharsets.ISO_8859_1));
            }
        }
        boolean open = segments.isEmpty() || !sent.endsWith("/");
        return "/" + String.join("/", segments) + (open ? "" : "/");
    }

    private static String query(ReceivedRequest request) {
        record Pair(String name, String value) {}
        return request.query().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(SignatureClaim.SIGNATURE))
                .flatMap(
                        parameter ->
                                parameter.getValue().stream()
                                        .map(
                                                value ->
                                                        new Pair(
                                                                utf8(parameter.getKey()),
                                                                utf8(value))))
                .sorted(Comparator.comparing(Pair::name).thenComparing(Pair::value))
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(joining("&"));
    }

    private static String headers(ReceivedRequest request, List<String> names) {
        return names.stream()
                .map(name -> name + ":" + values(request, name) + "\n")
                .collect(joining());
    }

    private static String values(ReceivedRequest request, String name) {
        List<String> values = request.headers().get(name);
        if (values == null) {
            throw new SignatureRejected("the signed header " + name + " is missing");
        }
        return values.stream()
                .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
                .collect(joining(","));
    }

    private static String utf8(String text) {
        return encode(text, StandardCharsets.UTF_8);
    }

    /** A form's encoding differs from RFC 3986's in three characters. */
    private static String encode(String text, Charset charset) {
        return URLEncoder.encode(text, charset)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

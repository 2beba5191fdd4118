package dev.promptport.server.signature;

import static java.util.stream.Collectors.toMap;

import io.netty.handler.codec.http.QueryStringDecoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A request as text, a character for each byte. */
record RawRequest(String name, String head, byte[] body) {

    /** The signed requests beside the tests. */
    static List<RawRequest> all() throws IOException {
        try (InputStream file = RawRequest.class.getResourceAsStream("signed-requests.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
            return Arrays.stream(text.split("(?m)^### ")).skip(1).map(RawRequest::parse).toList();
        }
    }

    static RawRequest named(String name) throws IOException {
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static RawRequest parse(String text) {
        String[] parts = text.strip().split("\n\n", 2);
        String[] head = parts[0].split("\n", 2);
        String body = parts.length == 2 ? parts[1] : "";
        return new RawRequest(head[0], head[1], body.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawRequest but(UnaryOperator<String> change) {
        return new RawRequest(name, change.apply(head), body);
    }

    ReceivedRequest received() {
        String[] lines = head.replaceAll("\n(?=\\s)", "").split("\n");
        String[] request = lines[0].split(" ");
        String target = request[1];
        Map<String, List<String>> headers =
                Arrays.stream(lines)
                        .skip(1)
                        .map(line -> line.split(":", 2))
                        .collect(
                                toMap(
                                        field -> field[0].toLowerCase(Locale.ROOT),
                                        field -> List.of(field[1].strip()),
                                        (one, other) ->
                                                Stream.of(one, other)
                                                        .flatMap(List::stream)
                                                        .toList(),
                                        LinkedHashMap::new));
        return new ReceivedRequest(
                request[0],
                target.split("\\?", 2)[0],
                new QueryStringDecoder(target, StandardCharsets.UTF_8).parameters(),
                headers);
    }

    @Override
    public String toString() {
        return name;
    }
}

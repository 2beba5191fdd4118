package dev.promptport.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The page's signatures beside those of AWS's test suite for Signature Version 4. */
@InBrowser
class SigningVectorsTest {

    private static final String REQUESTS = "/dev/promptport/server/signature/signed-requests.txt";

    /** Signed in the query or dated otherwise, or sent in a way that no browser sends. */
    private static final Set<String> OF_OTHERS =
            Set.of(
                    "presigned-get",
                    "presigned-get-token",
                    "get-date-header",
                    "get-header-value-multiline",
                    "get-utf8");

    private static final String SIGN =
            """
            async ({ method, url, headers, body, token }) => {
              const { sign } = await import('/page/sigv4.js')
              const credentials = {
                accessKey: 'AKIDEXAMPLE',
                secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
                sessionToken: token,
                region: 'us-east-1',
              }
              const time = new Date('2015-08-30T12:36:00Z')
              const request = { method, url: new URL(url), headers, body }
              return (await sign(request, credentials, { service: 'service', time })).authorization
            }
            """;

    /** A request as text, and what signs it. */
    record Vector(
            String name, String method, String target, Map<String, String> headers, String body) {

        static Vector parse(String text) {
            String[] parts = text.strip().split("\n\n", 2);
            String[] lines = parts[0].split("\n");
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line : Arrays.copyOfRange(lines, 2, lines.length)) {
                String[] field = line.split(":", 2);
                headers.merge(
                        field[0].toLowerCase(Locale.ROOT),
                        field[1].strip(),
                        (one, other) -> one + "," + other);
            }
            return new Vector(
                    lines[0],
                    lines[1].split(" ")[0],
                    lines[1].split(" ")[1],
                    headers,
                    parts.length == 2 ? parts[1] : "");
        }

        String authorization() {
            return headers.getOrDefault("authorization", "");
        }

        Map<String, Object> arguments() {
            Map<String, String> signed = new LinkedHashMap<>(headers);
            String names = authorization().replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
            signed.keySet().retainAll(Arrays.asList(names.split(";")));
            signed.keySet().removeAll(Set.of("host", "x-amz-date"));
            String token = signed.remove("x-amz-security-token");
            return Map.of(
                    "method", method,
                    "url", "https://" + headers.get("host") + target,
                    "headers", signed,
                    "body", body,
                    "token", token == null ? "" : token);
        }
    }

    private static List<Vector> vectors() throws IOException {
        try (InputStream file = SigningVectorsTest.class.getResourceAsStream(REQUESTS)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^### "))
                    .skip(1)
                    .filter(one -> !OF_OTHERS.contains(one.lines().findFirst().orElseThrow()))
                    .map(Vector::parse)
                    .toList();
        }
    }

    @Test
    void are_the_same(Visit visit) throws IOException {
        visit.open("toxicity");

        assertThat(vectors()).hasSizeGreaterThan(20);
        assertThat(vectors())
                .allSatisfy(
                        vector ->
                                assertThat(visit.page().evaluate(SIGN, vector.arguments()))
                                        .as(vector.name())
                                        .isEqualTo(vector.authorization()));
    }
}

package dev.promptport.aws.client;

import dev.promptport.aws.client.wire.Exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request as AWS checks it: Signature Version 4, worked out from what came over the wire. */
record SignedRequest(Exchange exchange) {

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<scope>[^,]+), "
                            + "SignedHeaders=(?<headers>[^,]+), Signature=(?<signature>[0-9a-f]{64})");

    private Matcher authorization() {
        Matcher matcher = AUTHORIZATION.matcher(exchange.header("authorization").getFirst());
        if (!matcher.matches()) {
            throw new AssertionError("no Signature Version 4: " + matcher);
        }
        return matcher;
    }

    String accessKey() {
        return authorization().group("key");
    }

    /** Day, region and service: {@code 20260101/eu-central-1/bedrock/aws4_request}. */
    String scope() {
        return authorization().group("scope");
    }

    List<String> signedHeaders() {
        return List.of(authorization().group("headers").split(";"));
    }

    String signature() {
        return authorization().group("signature");
    }

    /** The signature that this request has to have. */
    String expectedSignature(String secret) throws GeneralSecurityException {
        String toSign =
                String.join(
                        "\n",
                        "AWS4-HMAC-SHA256",
                        exchange.header("x-amz-date").getFirst(),
                        scope(),
                        hash(canonical().getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope().split("/")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private String canonical() throws GeneralSecurityException {
        String[] line = exchange.line().split(" ");
        String headers =
                signedHeaders().stream()
                        .map(name -> name + ":" + String.join(",", exchange.header(name)) + "\n")
                        .collect(Collectors.joining());
        return String.join(
                "\n",
                line[0],
                encoded(line[1]),
                "",
                headers,
                String.join(";", signedHeaders()),
                hash(exchange.body()));
    }

    /** Once more than it is on the wire, as every service but S3 has it. */
    private static String encoded(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
    }

    private static String hash(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.promptport.server.signature;

import static java.util.stream.Collectors.toUnmodifiableMap;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a request says of its own signature, in its {@code Authorization} header or, presigned, in
 * its query.
 *
 * @param signedHeaders names of the headers the signature covers
 * @param signature in lower-case hexadecimal
 * @param sessionToken null when none was sent
 * @param validity how long a presigned request is good; null when it is not presigned
 * @param payloadHash what was signed as the body's hash; null when it was not sent
 */
record SignatureClaim(
        String accessKeyId,
        CredentialScope scope,
        SigningTime time,
        List<String> signedHeaders,
        String signature,
        @Nullable String sessionToken,
        @Nullable Duration validity,
        @Nullable String payloadHash) {

    static final String SIGNATURE = "X-Amz-Signature";
    static final String DATE = "x-amz-date";

    private static final String AUTHORIZATION = "authorization";
    private static final String TOKEN = "x-amz-security-token";
    private static final String PAYLOAD_HASH = "x-amz-content-sha256";

    static SignatureClaim of(ReceivedRequest request) {
        boolean presigned = request.hasParameter(SIGNATURE);
        if (presigned == request.hasHeader(AUTHORIZATION)) {
            throw new SignatureRejected(
                    presigned ? "it is signed twice, in query and header" : "it is not signed");
        }
        return presigned ? inQuery(request) : inHeader(request);
    }

    private static SignatureClaim inHeader(ReceivedRequest request) {
        String[] authorization = request.header(AUTHORIZATION).strip().split("\\s+", 2);
        algorithm(authorization[0]);
        Map<String, String> fields = fields(authorization.length == 2 ? authorization[1] : "");
        return of(
                field(fields, "Credential"),
                request.hasHeader(DATE)
                        ? SigningTime.basic(request.header(DATE))
                        : SigningTime.http(request.header("date")),
                field(fields, "SignedHeaders"),
                field(fields, "Signature"),
                request.hasHeader(TOKEN) ? request.header(TOKEN) : null,
                null,
                payloadHash(request));
    }

    private static SignatureClaim inQuery(ReceivedRequest request) {
        algorithm(request.parameter("X-Amz-Algorithm"));
        String token = "X-Amz-Security-Token";
        return of(
                request.parameter("X-Amz-Credential"),
                SigningTime.basic(request.parameter("X-Amz-Date")),
                request.parameter("X-Amz-SignedHeaders"),
                request.parameter(SIGNATURE),
                request.hasParameter(token) ? request.parameter(token) : null,
                validity(request.parameter("X-Amz-Expires")),
                payloadHash(request));
    }

    private static SignatureClaim of(
            String credential,
            SigningTime time,
            String signedHeaders,
            String signature,
            @Nullable String sessionToken,
            @Nullable Duration validity,
            @Nullable String payloadHash) {
        String[] parts = credential.split("/", -1);
        if (parts.length != 5 || !parts[4].equals(CredentialScope.END)) {
            throw new SignatureRejected("the credential cannot be read");
        }
        return new SignatureClaim(
                parts[0],
                new CredentialScope(parts[1], parts[2], parts[3]),
                time,
                List.of(signedHeaders.split(";", -1)),
                signature,
                sessionToken,
                validity,
                payloadHash);
    }

    private static @Nullable String payloadHash(ReceivedRequest request) {
        return request.hasHeader(PAYLOAD_HASH) ? request.header(PAYLOAD_HASH) : null;
    }

    private static void algorithm(String name) {
        if (!name.equals(SigningKey.ALGORITHM)) {
            throw new SignatureRejected("it is not signed with " + SigningKey.ALGORITHM);
        }
    }

    private static Map<String, String> fields(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(field -> field.strip().split("=", 2))
                    .collect(toUnmodifiableMap(field -> field[0], field -> field[1]));
        } catch (ArrayIndexOutOfBoundsException | IllegalStateException _) {
            throw new SignatureRejected("the authorization cannot be read");
        }
    }

    private static String field(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new SignatureRejected("the authorization lacks " + name);
        }
        return value;
    }

    private static Duration validity(String seconds) {
        if (!seconds.matches("[0-9]{1,6}")) {
            throw new SignatureRejected("the presigned time cannot be read");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}

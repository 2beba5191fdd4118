package dev.promptport.server.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Checks signatures of AWS Signature Version 4 as a function URL does.
 *
 * <p>Written here because the AWS SDK can only sign: its signer covers every header it is given and
 * one it adds, {@code x-amz-content-sha256}, while clients choose for themselves which they sign,
 * and neither curl nor boto3 sends that one to Lambda.
 */
final class SignatureVerifier {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(7);

    private final Credentials credentials;
    private final String region;
    private final String service;
    private final Clock clock;

    SignatureVerifier(Credentials credentials, String region, String service, Clock clock) {
        this.credentials = credentials;
        this.region = region;
        this.service = service;
        this.clock = clock;
    }

    /** A request that lacks nothing but the proof that it is what was signed. */
    @FunctionalInterface
    interface Admitted {

        /**
         * Compares the signature with the one the request should have.
         *
         * @throws SignatureRejected when request, body or secret are other ones
         */
        void verify(byte[] body);
    }

    /**
     * Checks all that can be checked without the body.
     *
     * @throws SignatureRejected when that is enough to know that the request may not pass
     */
    Admitted admit(ReceivedRequest request) {
        SignatureClaim claim = SignatureClaim.of(request);
        known(claim);
        timely(claim);
        covering(claim, request);
        signedBody(claim);
        return body -> verify(claim, request, SigningKey.sha256(body));
    }

    private void known(SignatureClaim claim) {
        String token = credentials.sessionToken();
        require(
                SigningKey.same(claim.accessKeyId(), credentials.accessKeyId()),
                "the access key is another one");
        require(
                token == null
                        ? claim.sessionToken() == null
                        : claim.sessionToken() != null
                                && SigningKey.same(claim.sessionToken(), token),
                "the session token is another one");
        require(claim.scope().region().equals(region), "it is signed for another region");
        require(claim.scope().service().equals(service), "it is signed for another service");
    }

    private void timely(SignatureClaim claim) {
        Instant now = clock.instant();
        Instant signed = claim.time().instant();
        Duration validity = claim.validity();
        require(
                claim.time().text().startsWith(claim.scope().day() + "T"),
                "it is signed for another day");
        require(!now.isBefore(signed.minus(MOST_SKEW)), "it is signed in the future");
        require(
                validity == null || validity.compareTo(LONGEST_VALIDITY) <= 0,
                "it is presigned for more than seven days");
        require(
                !now.isAfter(signed.plus(validity == null ? MOST_SKEW : validity)),
                "the signature has expired");
    }

    private static void covering(SignatureClaim claim, ReceivedRequest request) {
        List<String> signed = claim.signedHeaders();
        require(
                signed.equals(
                        signed.stream().distinct().sorted(Comparator.naturalOrder()).toList()),
                "the signed headers are not in order");
        require(signed.contains("host"), "the host is not signed");
        require(
                claim.validity() != null
                        || request.hasHeader(SignatureClaim.DATE)
                        || signed.contains("date"),
                "the date is not signed");
        require(
                request.headers().keySet().stream()
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(signed::contains),
                "a header of AWS is not signed");
    }

    private static void signedBody(SignatureClaim claim) {
        require(
                claim.payloadHash() == null || claim.payloadHash().matches("[0-9a-f]{64}"),
                "the body is not signed");
    }

    private void verify(SignatureClaim claim, ReceivedRequest request, String bodyHash) {
        require(
                claim.payloadHash() == null || SigningKey.same(claim.payloadHash(), bodyHash),
                "the body is another one");
        String text =
                String.join(
                        "\n",
                        SigningKey.ALGORITHM,
                        claim.time().text(),
                        claim.scope().text(),
                        SigningKey.sha256(
                                CanonicalRequest.of(request, claim.signedHeaders(), bodyHash)));
        String expected = new SigningKey(credentials.secretAccessKey(), claim.scope()).sign(text);
        require(
                SigningKey.same(claim.signature(), expected),
                "request or secret are not those it was signed with");
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new SignatureRejected(reason);
        }
    }
}

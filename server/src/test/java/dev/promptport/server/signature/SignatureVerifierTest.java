package dev.promptport.server.signature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

class SignatureVerifierTest {

    private static final Instant SIGNED = Instant.parse("2015-08-30T12:36:00Z");

    private static void verify(RawRequest request, @Nullable String token, Instant now) {
        new SignatureVerifier(
                        new Credentials(
                                "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token),
                        "us-east-1",
                        "service",
                        Clock.fixed(now, ZoneOffset.UTC))
                .admit(request.received())
                .verify(request.body());
    }

    private static void assertRejected(RawRequest request, Instant now, String reason) {
        assertThatThrownBy(() -> verify(request, null, now))
                .isInstanceOf(SignatureRejected.class)
                .hasMessage(reason);
    }

    private static void assertRejected(String name, UnaryOperator<String> change, String reason)
            throws IOException {
        RawRequest request = RawRequest.named(name);
        RawRequest changed = request.but(change);
        assertThatCode(() -> verify(request, null, SIGNED)).doesNotThrowAnyException();
        assertRejected(changed, SIGNED, reason);
    }

    @Nested
    class Signatures_of_others {

        static List<RawRequest> requests() throws IOException {
            return RawRequest.all();
        }

        @ParameterizedTest
        @MethodSource("requests")
        void are_found_again(RawRequest request) {
            List<String> tokens =
                    request.received()
                            .headers()
                            .getOrDefault(
                                    "x-amz-security-token",
                                    request.received()
                                            .query()
                                            .getOrDefault("X-Amz-Security-Token", List.of()));

            assertThatCode(
                            () ->
                                    verify(
                                            request,
                                            tokens.isEmpty() ? null : tokens.getFirst(),
                                            SIGNED))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @MethodSource("requests")
        void are_not_found_for_another_body(RawRequest request) {
            byte[] other = (request.body().length + " others").getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(
                            () ->
                                    verify(
                                            new RawRequest(request.name(), request.head(), other),
                                            null,
                                            SIGNED))
                    .isInstanceOf(SignatureRejected.class);
        }
    }

    @Nested
    class Time {

        @ParameterizedTest
        @ValueSource(strings = {"2015-08-30T12:31:00Z", "2015-08-30T12:41:00Z"})
        void may_be_five_minutes_off(Instant now) throws IOException {
            RawRequest request = RawRequest.named("get-vanilla");

            assertThatCode(() -> verify(request, null, now)).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource({
            "2015-08-30T12:30:59Z,it is signed in the future",
            "2015-08-30T12:41:01Z,the signature has expired",
            "2026-08-30T12:36:00Z,the signature has expired"
        })
        void may_not_be_more_than_that(Instant now, String reason) throws IOException {
            assertRejected(RawRequest.named("get-vanilla"), now, reason);
        }

        @ParameterizedTest
        @CsvSource({
            "2015-08-30T12:30:59Z,it is signed in the future",
            "2015-08-30T12:46:01Z,the signature has expired"
        })
        void may_be_what_a_presigned_request_says(Instant now, String reason) throws IOException {
            RawRequest request = RawRequest.named("presigned-get");

            assertThatCode(() -> verify(request, null, Instant.parse("2015-08-30T12:46:00Z")))
                    .doesNotThrowAnyException();
            assertRejected(request, now, reason);
        }

        @ParameterizedTest
        @CsvSource({
            "604801,it is presigned for more than seven days",
            "604800,request or secret are not those it was signed with",
            "-1,the presigned time cannot be read",
            "1e3,the presigned time cannot be read",
            "9999999,the presigned time cannot be read"
        })
        void is_presigned_for_seven_days_at_most(String seconds, String reason) throws IOException {
            assertRejected(
                    "presigned-get",
                    head -> head.replace("Expires=600", "Expires=" + seconds),
                    reason);
        }

        @ParameterizedTest
        @ValueSource(strings = {"20150830T123600", "20150830123600Z", "20150230T123600Z", "now"})
        void has_one_form(String date) throws IOException {
            assertRejected(
                    "get-vanilla",
                    head -> head.replace("20150830T123600Z", date),
                    "the signing time cannot be read");
        }
    }

    @Nested
    class Rejected_is_a_request {

        @Test
        void without_a_signature() throws IOException {
            assertRejected(
                    "get-vanilla", head -> head.replaceFirst("\nAuth.*", ""), "it is not signed");
        }

        @Test
        void signed_twice() throws IOException {
            assertRejected(
                    "presigned-get",
                    head -> head + "\nAuthorization: AWS4-HMAC-SHA256 Credential=a",
                    "it is signed twice, in query and header");
        }

        @ParameterizedTest
        @CsvSource({
            "/20150830/,/20150831/,it is signed for another day",
            "/us-east-1/,/us-east-2/,it is signed for another region",
            "/service/,/lambda/,it is signed for another service",
            "AKIDEXAMPLE,AKIDOTHER,the access key is another one",
            "/aws4_request,,the credential cannot be read",
            "AWS4-HMAC-SHA256,AWS4-ECDSA-P256-SHA256,it is not signed with AWS4-HMAC-SHA256",
            "host;,,the host is not signed",
            "SignedHeaders=host;x-amz-date,SignedHeaders=host,a header of AWS is not signed",
            "host;x-amz-date,x-amz-date;host,the signed headers are not in order",
            "host;x-amz-date,host;host;x-amz-date,the signed headers are not in order",
            "host;x-amz-date,Host;x-amz-date,the host is not signed",
            "host;x-amz-date,host;range;x-amz-date,the signed header range is missing",
            "'Signature=',Sign=,the authorization lacks Signature",
            "'Signature=',Signature,the authorization cannot be read",
            "'Signature=','Signature=1,Signature=',the authorization cannot be read",
            "'Authorization: ','Authorization: Basic YTpi\\nAuthorization: ',there has to be one authorization",
            "'X-Amz-Date: ','X-Amz-Date: 1\\nX-Amz-Date: ',there has to be one x-amz-date",
            "'X-Amz-Date: ','X-Amz-Target: a\\nX-Amz-Date: ',a header of AWS is not signed",
            "'X-Amz-Date: ','X-Amz-Security-Token: a\\nX-Amz-Date: ',the session token is another one",
            "GET,POST,request or secret are not those it was signed with",
            "GET /,GET /?a,request or secret are not those it was signed with"
        })
        void whose_signature_is_made_otherwise(String part, @Nullable String other, String reason)
                throws IOException {
            String replacement = other == null ? "" : other.replace("\\n", "\n");
            assertRejected("get-vanilla", head -> head.replace(part, replacement), reason);
        }

        @Test
        void that_does_not_sign_its_date() throws IOException {
            assertRejected(
                    "get-date-header",
                    head -> head.replace("date;host", "host"),
                    "the date is not signed");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UNSIGNED-PAYLOAD",
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
                })
        void that_does_not_sign_its_body(String hash) throws IOException {
            assertRejected(
                    "post-content-sha256",
                    head -> head.replaceFirst("SHA256: [0-9a-f]{64}", "SHA256: " + hash),
                    "the body is not signed");
        }

        @Test
        void whose_body_has_another_hash() throws IOException {
            assertRejected(
                    "post-content-sha256",
                    head -> head.replace("SHA256: fca0", "SHA256: 0000"),
                    "the body is another one");
        }

        @Test
        void without_the_token_there_is() throws IOException {
            RawRequest request = RawRequest.named("get-vanilla");

            assertThatThrownBy(() -> verify(request, "token", SIGNED))
                    .isInstanceOf(SignatureRejected.class)
                    .hasMessage("the session token is another one");
        }
    }
}

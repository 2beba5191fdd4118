package dev.promptport.server;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A client of a function URL that signs with the AWS SDK. */
record SigningClient(
        AwsCredentialsIdentity credentials, String region, String service, Duration ahead) {

    static final String KEY = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String REGION = "eu-central-1";

    /** The server's side of it. */
    static final Map<String, Object> SETTINGS =
            Map.of(
                    "sigv4.access-key-id", KEY,
                    "sigv4.secret-access-key", SECRET,
                    "sigv4.region", REGION,
                    "sigv4.paths", "/t5,/rust-lambda-t5,/signed/**");

    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    SigningClient() {
        this(AwsCredentialsIdentity.create(KEY, SECRET), REGION, "lambda", Duration.ZERO);
    }

    SigningClient with(String accessKeyId, String secret) {
        return new SigningClient(
                AwsCredentialsIdentity.create(accessKeyId, secret), region, service, ahead);
    }

    SigningClient withToken(String token) {
        return new SigningClient(
                AwsSessionCredentialsIdentity.create(KEY, SECRET, token), region, service, ahead);
    }

    SigningClient in(String otherRegion) {
        return new SigningClient(credentials, otherRegion, service, ahead);
    }

    SigningClient of(String otherService) {
        return new SigningClient(credentials, region, otherService, ahead);
    }

    SigningClient ahead(Duration time) {
        return new SigningClient(credentials, region, service, time);
    }

    /** A request that can still be changed after it was signed. */
    record Signed(SdkHttpRequest request, byte[] body) {

        Signed but(UnaryOperator<SdkHttpRequest.Builder> change) {
            return new Signed(change.apply(request.toBuilder()).build(), body);
        }

        Signed butWith(byte[] otherBody) {
            return new Signed(request, otherBody);
        }

        HttpRequest http() {
            HttpRequest.Builder http =
                    HttpRequest.newBuilder(request.getUri())
                            .method(request.method().name(), BodyPublishers.ofByteArray(body));
            request.forEachHeader(
                    (name, values) -> {
                        if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                            values.forEach(value -> http.header(name, value));
                        }
                    });
            return http.build();
        }
    }

    Signed sign(String method, URI uri, byte[] body, String... headers) {
        return sign(request(method, uri, headers), body, _ -> {});
    }

    Signed presign(String method, URI uri, Duration validity, String... headers) {
        return sign(
                request(method, uri, headers),
                new byte[0],
                order ->
                        order.putProperty(
                                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, validity));
    }

    /** All but the body, which the SDK leaves out only where TLS protects it. */
    Signed signWithoutBody(String method, URI uri, byte[] body, String... headers) {
        SdkHttpRequest secure = request(method, uri, headers).toBuilder().protocol("https").build();
        return sign(
                        secure,
                        body,
                        order ->
                                order.putProperty(
                                        AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false))
                .but(request -> request.protocol("http"));
    }

    private static SdkHttpRequest request(String method, URI uri, String... headers) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        for (int i = 0; i < headers.length; i += 2) {
            request.appendHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private Signed sign(
            SdkHttpRequest request,
            byte[] body,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
        Clock clock = Clock.fixed(Instant.now().plus(ahead), ZoneOffset.UTC);
        return new Signed(
                AwsV4HttpSigner.create()
                        .sign(
                                order -> {
                                    order.identity(credentials)
                                            .request(request)
                                            .payload(ContentStreamProvider.fromByteArray(body))
                                            .putProperty(
                                                    AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME,
                                                    service)
                                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                                            .putProperty(HttpSigner.SIGNING_CLOCK, clock);
                                    more.accept(order);
                                })
                        .request(),
                body);
    }
}

package dev.promptport.server;

import dev.promptport.server.SigningClient.Signed;

import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A way to get a signed request wrong. */
record WrongRequest(String name, Making making) {

    /** How a client makes it. */
    interface Making {
        Signed request(SigningClient client, URI uri);
    }

    private static final byte[] OTHER =
            "{\"command\":\"say bye\"}".getBytes(StandardCharsets.UTF_8);
    private static final String OTHER_HASH =
            "75c80dba70e2f29dd02e287b8b87b2e2727a23fdcd3ba2af672b4f0ad3b6c550";
    private static final byte[] NOTHING = new byte[0];
    private static final String AUTHORIZATION = "Authorization";

    /** What is sent well but for one thing. */
    static final byte[] ASK = "{\"command\":\"say hello\"}".getBytes(StandardCharsets.UTF_8);

    static final String[] JSON = {"Content-Type", "application/json"};

    static final List<WrongRequest> ALL =
            List.of(
                    changed("no signature", request -> request.removeHeader(AUTHORIZATION)),
                    new WrongRequest(
                            "an altered body",
                            (client, uri) -> client.sign("POST", uri, ASK, JSON).butWith(OTHER)),
                    new WrongRequest(
                            "a lost body",
                            (client, uri) -> client.sign("POST", uri, ASK, JSON).butWith(NOTHING)),
                    new WrongRequest(
                            "a body nobody signed",
                            (client, uri) -> client.sign("POST", uri, NOTHING, JSON).butWith(ASK)),
                    new WrongRequest(
                            "an altered body and the hash of that",
                            (client, uri) ->
                                    client.sign("POST", uri, ASK, JSON)
                                            .butWith(OTHER)
                                            .but(
                                                    request ->
                                                            request.putHeader(
                                                                    "x-amz-content-sha256",
                                                                    OTHER_HASH))),
                    new WrongRequest(
                            "UNSIGNED-PAYLOAD",
                            (client, uri) -> client.signWithoutBody("POST", uri, ASK, JSON)),
                    changed("an altered query", request -> request.putRawQueryParameter("k", "4")),
                    changed(
                            "one parameter more",
                            request -> request.putRawQueryParameter("debug", "1")),
                    changed("one parameter less", request -> request.removeQueryParameter("k")),
                    changed(
                            "a parameter twice",
                            request -> request.appendRawQueryParameter("k", "3")),
                    changed("an altered path", request -> request.encodedPath("/default/t5")),
                    changed("an altered method", request -> request.method(SdkHttpMethod.PUT)),
                    header("an altered header", "Content-Type", type -> type + ";a=b"),
                    header(
                            "an altered date",
                            "X-Amz-Date",
                            date ->
                                    date.substring(0, 13)
                                            + (date.startsWith("00", 13) ? "01" : "00")
                                            + "Z"),
                    header("a date of no form", "X-Amz-Date", date -> date.substring(1)),
                    changed("no date", request -> request.removeHeader("X-Amz-Date")),
                    changed(
                            "two dates",
                            request ->
                                    request.appendHeader(
                                            "X-Amz-Date",
                                            request.firstMatchingHeader("X-Amz-Date")
                                                    .orElseThrow())),
                    signer(
                            "a signature six minutes old",
                            client -> client.ahead(Duration.ofMinutes(-6))),
                    signer(
                            "a signature six minutes ahead",
                            client -> client.ahead(Duration.ofMinutes(6))),
                    signer("another region", client -> client.in("us-east-1")),
                    signer("another service", client -> client.of("execute-api")),
                    signer(
                            "another access key",
                            client -> client.with("AKIDOTHER", SigningClient.SECRET)),
                    signer("another secret", client -> client.with(SigningClient.KEY, "secret")),
                    signer("a token nobody gave", client -> client.withToken("token")),
                    header(
                            "another signature",
                            AUTHORIZATION,
                            text ->
                                    text.substring(0, text.length() - 1)
                                            + (text.endsWith("0") ? "1" : "0")),
                    header(
                            "half a signature",
                            AUTHORIZATION,
                            text -> text.substring(0, text.length() - 32)),
                    header(
                            "another algorithm",
                            AUTHORIZATION,
                            text -> text.replace("SHA256", "SHA512")),
                    header("a password", AUTHORIZATION, _ -> "Basic YTpi"),
                    header("a bearer's token", AUTHORIZATION, _ -> "Bearer AKIDEXAMPLE"),
                    header("an algorithm alone", AUTHORIZATION, _ -> "AWS4-HMAC-SHA256"),
                    header(
                            "no credential",
                            AUTHORIZATION,
                            text -> text.replaceFirst("Credential=[^,]*, ", "")),
                    header(
                            "a short credential",
                            AUTHORIZATION,
                            text -> text.replace("/aws4_request", "")),
                    header(
                            "fields without values",
                            AUTHORIZATION,
                            _ -> "AWS4-HMAC-SHA256 Credential, SignedHeaders, Signature"),
                    header(
                            "a host that is not signed",
                            AUTHORIZATION,
                            text -> text.replace("host;", "")),
                    header(
                            "a signed header that is not there",
                            AUTHORIZATION,
                            text -> text.replace("host;", "host;pragma;")),
                    changed(
                            "two authorizations",
                            request ->
                                    request.appendHeader(
                                            AUTHORIZATION,
                                            request.firstMatchingHeader(AUTHORIZATION)
                                                    .orElseThrow())),
                    changed(
                            "a header of AWS that is not signed",
                            request -> request.putHeader("x-amz-target", "other")),
                    new WrongRequest(
                            "a presigned time that is over",
                            (client, uri) ->
                                    client.ahead(Duration.ofMinutes(-2))
                                            .presign("POST", uri, Duration.ofMinutes(1), JSON)),
                    presigned(
                            "a presigned time made longer",
                            request -> request.putRawQueryParameter("X-Amz-Expires", "3600")),
                    presigned(
                            "an altered presigned query",
                            request -> request.putRawQueryParameter("k", "4")),
                    presigned(
                            "two presigned signatures",
                            request ->
                                    request.appendRawQueryParameter(
                                            "X-Amz-Signature", "0".repeat(64))),
                    presigned(
                            "a presigned request with another signature",
                            request -> request.putHeader(AUTHORIZATION, "AWS4-HMAC-SHA256 a=b")),
                    new WrongRequest(
                            "a presigned request with a body nobody signed",
                            (client, uri) ->
                                    client.presign("POST", uri, Duration.ofMinutes(1), JSON)
                                            .butWith(ASK)));

    /** Signed well and changed on its way. */
    static WrongRequest changed(String name, UnaryOperator<SdkHttpRequest.Builder> change) {
        return new WrongRequest(
                name, (client, uri) -> client.sign("POST", uri, ASK, JSON).but(change));
    }

    static WrongRequest header(String name, String header, UnaryOperator<String> change) {
        return changed(
                name,
                request ->
                        request.putHeader(
                                header,
                                change.apply(request.firstMatchingHeader(header).orElseThrow())));
    }

    /** Signed by somebody else. */
    static WrongRequest signer(String name, UnaryOperator<SigningClient> other) {
        return new WrongRequest(
                name, (client, uri) -> other.apply(client).sign("POST", uri, ASK, JSON));
    }

    /** Presigned and changed on its way. */
    static WrongRequest presigned(String name, UnaryOperator<SdkHttpRequest.Builder> change) {
        return new WrongRequest(
                name,
                (client, uri) ->
                        client.presign("POST", uri, Duration.ofMinutes(1), JSON).but(change));
    }

    @Override
    public String toString() {
        return name;
    }
}

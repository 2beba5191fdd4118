package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * GET requests to the Hub. Redirects are followed by hand, because large files come from other
 * hosts, which must not see the token.
 */
final class HubClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private final HubSettings settings;
    private final HttpClient http;

    HubClient(HubSettings settings) {
        this.settings = settings;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.connectTimeout())
                        .build();
    }

    /**
     * Asks for something at the endpoint.
     *
     * @param path encoded, with a slash in front
     * @param subject the same in words, for messages
     * @param from the first byte wanted; the answer tells whether it was heeded
     */
    HubReply get(String path, String subject, long from) throws IOException {
        URI address = settings.at(path);
        Optional<Checksum> checksum = Optional.empty();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            boolean byHub = settings.owns(address);
            HttpResponse<InputStream> response = send(address, byHub, from);
            if (byHub) {
                checksum = checksum.or(() -> checksum(response.headers()));
            }
            switch (response.statusCode()) {
                case 200, 206 -> {
                    InputStream body =
                            new StallGuard(
                                    response.body(), address.getHost(), settings.stallTimeout());
                    return new HubReply(
                            address.getHost(),
                            response.statusCode(),
                            response.headers(),
                            body,
                            checksum);
                }
                case 301, 302, 303, 307, 308 -> address = target(address, response.headers());
                default -> {
                    response.body().close();
                    throw new HubProblem.Answered(
                            address.getHost(),
                            response.statusCode(),
                            byHub,
                            subject,
                            retryAfter(response.headers()));
                }
            }
            response.body().close();
        }
        throw new HubProblem.Malformed(address.getHost() + " redirects for ever");
    }

    private HttpResponse<InputStream> send(URI address, boolean byHub, long from)
            throws IOException {
        // No HttpRequest.timeout: later JDKs apply it to the body too, which may take minutes.
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(
                        request(address, byHub, from), HttpResponse.BodyHandlers.ofInputStream());
        try {
            return answer.get(settings.stallTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new HubProblem.Unreachable(
                    address.getHost(), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            answer.cancel(true);
            throw new HubProblem.Unreachable(
                    address.getHost(), new HttpTimeoutException("no answer"));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + address.getHost());
        }
    }

    private HttpRequest request(URI address, boolean byHub, long from) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .header("User-Agent", "promptport")
                        .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        if (byHub) {
            token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        return request.build();
    }

    /** Checked here, because the HTTP client's own complaint would quote it. */
    private Optional<String> token() {
        Optional<String> token =
                settings.token().get().map(String::strip).filter(text -> !text.isEmpty());
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw new Misconfigured(
                    "HF_TOKEN holds characters that no token has: set it to the token alone");
        }
        return token;
    }

    private static URI target(URI from, HttpHeaders headers) throws IOException {
        URI target;
        try {
            target = from.resolve(headers.firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new HubProblem.Malformed(
                    from.getHost() + " redirects to an address that is none", e);
        }
        boolean secure = "https".equals(target.getScheme());
        boolean asPlainAsBefore =
                "http".equals(target.getScheme()) && "http".equals(from.getScheme());
        if (target.getHost() == null || !(secure || asPlainAsBefore)) {
            throw new HubProblem.Malformed(from.getHost() + " redirects away from https");
        }
        return target;
    }

    private static Optional<Checksum> checksum(HttpHeaders headers) {
        return headers.firstValue("X-Linked-Etag")
                .or(() -> headers.firstValue("ETag"))
                .flatMap(Checksum::of);
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

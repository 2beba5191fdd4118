package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Misconfigured;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the Hugging Face Hub, or a mirror of it, is reached.
 *
 * @param endpoint scheme, host and perhaps a path, as in {@code https://huggingface.co}
 * @param token the access token, asked for when a request is made; sent to the endpoint only, never
 *     logged
 * @param connectTimeout how long a connection may take
 * @param stallTimeout how long an answer, or the next bytes of one, may be awaited
 * @param attempts how often in a row the same thing may fail
 * @param backoff the wait after the first failure; doubled with each further one
 */
public record HubSettings(
        URI endpoint,
        Supplier<Optional<String>> token,
        Duration connectTimeout,
        Duration stallTimeout,
        int attempts,
        Duration backoff) {

    private static final URI HUGGING_FACE = URI.create("https://huggingface.co");

    public HubSettings {
        if (endpoint.getHost() == null
                || !("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
                || endpoint.getRawUserInfo() != null
                || endpoint.getRawQuery() != null
                || endpoint.getRawFragment() != null) {
            throw new Misconfigured(
                    "the endpoint of the Hugging Face Hub has to look like " + HUGGING_FACE);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt");
        }
    }

    /** The public Hub, without a token. */
    public static HubSettings defaults() {
        return new HubSettings(
                HUGGING_FACE,
                Optional::empty,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                3,
                Duration.ofMillis(500));
    }

    public HubSettings withEndpoint(URI other) {
        return new HubSettings(other, token, connectTimeout, stallTimeout, attempts, backoff);
    }

    public HubSettings withToken(Supplier<Optional<String>> other) {
        return new HubSettings(endpoint, other, connectTimeout, stallTimeout, attempts, backoff);
    }

    /**
     * The address of something at the endpoint; the path begins with a slash and is encoded
     * already.
     */
    URI at(String path) {
        return URI.create(endpoint.toString().replaceFirst("/+$", "") + path);
    }

    /** Whether an address belongs to the endpoint: same scheme, host and port. */
    boolean owns(URI address) {
        return endpoint.getScheme().equalsIgnoreCase(address.getScheme())
                && endpoint.getHost().equalsIgnoreCase(address.getHost())
                && port(endpoint) == port(address);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}

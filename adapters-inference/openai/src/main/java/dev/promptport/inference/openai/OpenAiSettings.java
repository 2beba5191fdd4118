package dev.promptport.inference.openai;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.openai.wire.TokenLimit;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the models are and how they are called.
 *
 * @param baseUrl what stands before {@code /chat/completions}, as in {@code
 *     https://api.openai.com/v1}
 * @param organisation sent as {@code OpenAI-Organization}
 * @param project sent as {@code OpenAI-Project}
 * @param tokenLimit what the most tokens to write are called
 * @param connectTimeout how long one connection may take to be made
 * @param silence how long the endpoint may send nothing at all; each request's deadline is kept
 *     anyway
 * @param attempts how often a call is made at most, the first time included
 * @param backoff the longest pause before the second attempt; it doubles with each further one
 */
public record OpenAiSettings(
        URI baseUrl,
        OpenAiKey key,
        Optional<String> organisation,
        Optional<String> project,
        TokenLimit tokenLimit,
        Duration connectTimeout,
        Duration silence,
        int attempts,
        Duration backoff) {

    public static final URI OPENAI = URI.create("https://api.openai.com/v1");

    public OpenAiSettings {
        baseUrl = checked(baseUrl);
        organisation.ifPresent(name -> HeaderText.check("an organisation", name));
        project.ifPresent(name -> HeaderText.check("a project", name));
        if (attempts < 1) {
            throw new Misconfigured("a call is made at least once");
        }
    }

    /** Three attempts, and five minutes of silence, which is long even for a model that reasons. */
    public static OpenAiSettings at(URI baseUrl, OpenAiKey key) {
        return new OpenAiSettings(
                baseUrl,
                key,
                Optional.empty(),
                Optional.empty(),
                TokenLimit.BY_MODEL,
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                3,
                Duration.ofMillis(500));
    }

    public OpenAiSettings withOrganisation(Optional<String> other) {
        return new OpenAiSettings(
                baseUrl,
                key,
                other,
                project,
                tokenLimit,
                connectTimeout,
                silence,
                attempts,
                backoff);
    }

    public OpenAiSettings withProject(Optional<String> other) {
        return new OpenAiSettings(
                baseUrl,
                key,
                organisation,
                other,
                tokenLimit,
                connectTimeout,
                silence,
                attempts,
                backoff);
    }

    public OpenAiSettings withTokenLimit(TokenLimit other) {
        return new OpenAiSettings(
                baseUrl,
                key,
                organisation,
                project,
                other,
                connectTimeout,
                silence,
                attempts,
                backoff);
    }

    /** Where chat completions are asked for. */
    URI completions() {
        return URI.create(baseUrl + "/chat/completions");
    }

    private static URI checked(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new Misconfigured(
                    "a base URL is http or https, a host and a path, as in https://api.openai.com/v1");
        }
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }
}

package dev.promptport.server.signature;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The credentials that requests have to be signed with, as an operator writes them: {@code
 * SIGV4_ACCESS_KEY_ID} in the environment is {@code sigv4.access-key-id} here, and so on. Without
 * them no signature is asked for.
 *
 * @param accessKeyId whose signatures are good; any name will do
 * @param secretAccessKey the secret that goes with it
 * @param sessionToken the token that has to come with each request, if one has to
 * @param region what requests are signed for, as {@code us-east-1}
 * @param service what requests are signed for
 * @param paths where signatures are asked for, with commas; {@code /**} is everywhere
 */
@ConfigurationProperties("sigv4")
record SigV4Settings(
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable String region,
        @Bindable(defaultValue = "lambda") String service,
        @Bindable(defaultValue = "/toxicity") String paths) {

    static final String PATHS = "SIGV4_PATHS";

    private static final String KEY = "SIGV4_ACCESS_KEY_ID";
    private static final String SECRET = "SIGV4_SECRET_ACCESS_KEY";

    /** Empty when no signatures are asked for. */
    Optional<Credentials> credentials() {
        if (given(accessKeyId).isEmpty() && given(secretAccessKey).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Credentials(
                        required(KEY, accessKeyId, "it goes with " + SECRET),
                        required(SECRET, secretAccessKey, "it goes with " + KEY),
                        given(sessionToken).orElse(null)));
    }

    String signedRegion() {
        return required("SIGV4_REGION", region, "name the one clients sign for, as in us-east-1");
    }

    List<String> patterns() {
        return new Setting(PATHS, paths).list();
    }

    private static String required(String name, @Nullable String text, String hint) {
        return given(text).orElseThrow(() -> new Misconfigured(name + " is missing; " + hint));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "SigV4Settings[" + accessKeyId + "]";
    }
}

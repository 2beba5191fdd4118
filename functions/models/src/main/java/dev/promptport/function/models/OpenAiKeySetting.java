package dev.promptport.function.models;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.inference.openai.OpenAiKey;

import io.micronaut.context.env.Environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The key of OpenAI or a compatible endpoint: {@code OPENAI_API_KEY} itself, the path of a file
 * with it in {@code OPENAI_API_KEY_FILE}, or the name of a secret in {@code OPENAI_API_KEY_SECRET}.
 * Files and secrets are read when the key is used, so that they may change.
 */
final class OpenAiKeySetting {

    private static final String KEY = "OPENAI_API_KEY";
    private static final String FILE = "OPENAI_API_KEY_FILE";
    private static final String SECRET = "OPENAI_API_KEY_SECRET";

    private final List<Setting> given;
    private final Optional<SecretTexts> secrets;

    private OpenAiKeySetting(List<Setting> given, Optional<SecretTexts> secrets) {
        this.given = given;
        this.secrets = secrets;
    }

    static OpenAiKeySetting of(Environment environment, Optional<SecretTexts> secrets) {
        return new OpenAiKeySetting(
                Stream.of(
                                find(environment, "openai.api-key", KEY),
                                find(environment, "openai.api-key-file", FILE),
                                find(environment, "openai.api-key-secret", SECRET))
                        .flatMap(Optional::stream)
                        .toList(),
                secrets);
    }

    private static Optional<Setting> find(Environment environment, String property, String name) {
        return environment
                .getProperty(property, String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(name, text.strip()));
    }

    /** What to set when there is no key at all; empty when there is one. */
    Optional<String> missing() {
        return given.isEmpty()
                ? Optional.of(
                        "there is no key for OpenAI: set "
                                + KEY
                                + ", "
                                + FILE
                                + " or "
                                + SECRET
                                + "; for a server of your own set OPENAI_BASE_URL, as in http://localhost:11434/v1")
                : Optional.empty();
    }

    /**
     * The key, none when none is set.
     *
     * @throws Misconfigured when it is given more than once, or in a way that cannot be read
     */
    OpenAiKey key() {
        if (given.size() > 1) {
            Setting first = given.getFirst();
            throw new Misconfigured(
                    "the key for OpenAI is set more than once: keep %s and remove %s, or the other way round"
                            .formatted(
                                    first.name(),
                                    String.join(
                                            " and ",
                                            given.stream().skip(1).map(Setting::name).toList())));
        }
        if (given.isEmpty()) {
            return OpenAiKey.NONE;
        }
        Setting only = given.getFirst();
        return switch (only.name()) {
            case FILE -> ofFile(only);
            case SECRET -> ofSecret(only);
            default -> _ -> Optional.of(only.text());
        };
    }

    private static OpenAiKey ofFile(Setting setting) {
        Path file = setting.as(Path::of);
        var _ = read(file);
        return _ -> Optional.of(read(file));
    }

    private static String read(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (!key.isEmpty()) {
                return key;
            }
        } catch (IOException e) {
            throw new Misconfigured(
                    FILE + " is '" + file + "': there is no such file, or it cannot be read", e);
        }
        throw new Misconfigured(FILE + " is '" + file + "': the file is empty");
    }

    private OpenAiKey ofSecret(Setting setting) {
        SecretTexts kept =
                secrets.orElseThrow(
                        () ->
                                new Misconfigured(
                                        SECRET
                                                + " is set, but this process cannot read secrets: set "
                                                + KEY
                                                + " or "
                                                + FILE));
        return deadline -> Optional.of(ofSecret(setting, kept, deadline));
    }

    private static String ofSecret(Setting setting, SecretTexts kept, Deadline deadline) {
        String key = setting.as(reference -> kept.text(reference, deadline));
        if (key.startsWith("{")) {
            throw new Misconfigured(
                    SECRET
                            + " is '"
                            + setting.text()
                            + "', which holds several fields: name the one with the key, as in prod/openai#api_key");
        }
        return key;
    }
}

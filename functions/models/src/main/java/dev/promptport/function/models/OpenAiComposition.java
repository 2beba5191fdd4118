package dev.promptport.function.models;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.inference.openai.OpenAiCompletions;
import dev.promptport.inference.openai.OpenAiKey;
import dev.promptport.inference.openai.OpenAiSettings;
import dev.promptport.inference.openai.wire.TokenLimit;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The models of OpenAI, or of an endpoint that speaks its protocol. */
@Factory
@Requires(classes = OpenAiCompletions.class)
final class OpenAiComposition {

    private static final String NAME = "openai";
    private static final int MOST_ATTEMPTS = 3;

    @Singleton
    @Bean(preDestroy = "close")
    OpenAiEndpoint endpoint(
            OpenAiModelSettings written, Environment environment, Optional<SecretTexts> secrets) {
        OpenAiKeySetting key = OpenAiKeySetting.of(environment, secrets);
        return new OpenAiEndpoint(
                isOpenAi(written) ? key.missing() : Optional.empty(),
                () -> new OpenAiCompletions(settings(written, key.key())));
    }

    @Singleton
    CompletionProvider openAi(OpenAiEndpoint endpoint) {
        return new CompletionProvider(
                NAME,
                request -> endpoint.models().complete(request),
                (request, sink) -> endpoint.models().stream(request, sink),
                endpoint.missing(),
                endpoint::models);
    }

    private static boolean isOpenAi(OpenAiModelSettings written) {
        return given(written.baseUrl())
                .map(text -> text.replaceFirst("/+$", ""))
                .filter(text -> !text.equals(OpenAiSettings.OPENAI.toString()))
                .isEmpty();
    }

    static OpenAiSettings settings(OpenAiModelSettings written, OpenAiKey key) {
        OpenAiSettings standard =
                setting("OPENAI_BASE_URL", written.baseUrl())
                        .map(setting -> at(setting, key))
                        .orElseGet(() -> OpenAiSettings.at(OpenAiSettings.OPENAI, key));
        return named(
                new OpenAiSettings(
                        standard.baseUrl(),
                        key,
                        Optional.empty(),
                        Optional.empty(),
                        new Setting("OPENAI_MAX_TOKENS_FIELD", written.maxTokensField())
                                .oneOf(TokenLimit.class),
                        duration("OPENAI_CONNECT_TIMEOUT", written.connectTimeout()),
                        duration("OPENAI_TIMEOUT", written.timeout()),
                        new Setting("OPENAI_ATTEMPTS", written.attempts())
                                .wholeNumber(1, MOST_ATTEMPTS),
                        standard.backoff()),
                written);
    }

    private static OpenAiSettings at(Setting baseUrl, OpenAiKey key) {
        if (baseUrl.text().contains("@")) {
            // Not repeated: what stands there is a password.
            throw new Misconfigured(
                    "OPENAI_BASE_URL names a user; give an endpoint its key in OPENAI_API_KEY");
        }
        return baseUrl.as(url -> OpenAiSettings.at(URI.create(url), key));
    }

    private static OpenAiSettings named(OpenAiSettings settings, OpenAiModelSettings written) {
        OpenAiSettings charged =
                setting("OPENAI_ORGANIZATION", written.organization())
                        .or(() -> setting("OPENAI_API_ORGANIZATION", written.apiOrganization()))
                        .map(
                                setting ->
                                        setting.as(
                                                name ->
                                                        settings.withOrganisation(
                                                                Optional.of(name))))
                        .orElse(settings);
        return setting("OPENAI_PROJECT", written.project())
                .map(setting -> setting.as(name -> charged.withProject(Optional.of(name))))
                .orElse(charged);
    }

    private static Duration duration(String name, String text) {
        return new Setting(name, text).duration();
    }

    private static Optional<Setting> setting(String name, @Nullable String text) {
        return given(text).map(value -> new Setting(name, value));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}

package dev.promptport.function.models;

import dev.promptport.aws.secrets.SecretReference;
import dev.promptport.aws.secrets.SecretsManagerSecrets;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.time.Duration;

/** Secrets in AWS Secrets Manager, which is not asked before one of them is needed. */
@Factory
@Requires(classes = SecretsManagerSecrets.class)
final class SecretsManagerComposition {

    @Singleton
    SecretTexts secrets(AwsConnection aws, Environment environment) {
        Lazy<SecretsManagerSecrets> secrets =
                new Lazy<>(() -> new SecretsManagerSecrets(aws.clients(), freshness(environment)));
        return (reference, deadline) ->
                secrets.get().text(SecretReference.parse(reference), deadline);
    }

    /** How long a secret is kept before it is read again: {@code SECRETS_FRESHNESS}. */
    private static Duration freshness(Environment environment) {
        return environment
                .getProperty("secrets-freshness", String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting("SECRETS_FRESHNESS", text).duration())
                .orElse(SecretsManagerSecrets.FRESHNESS);
    }
}

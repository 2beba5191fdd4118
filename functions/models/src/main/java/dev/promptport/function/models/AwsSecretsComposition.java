package dev.promptport.function.models;

import dev.promptport.aws.secrets.AwsSecrets;
import dev.promptport.aws.secrets.SecretReference;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.time.Duration;

/** Secrets in AWS Secrets Manager, which is not asked before one of them is needed. */
@Factory
@Requires(classes = AwsSecrets.class)
final class AwsSecretsComposition {

    @Singleton
    SecretTexts secrets(AwsConnection aws, Environment environment) {
        Lazy<AwsSecrets> secrets =
                new Lazy<>(() -> new AwsSecrets(aws.clients(), freshness(environment)));
        return (reference, deadline) ->
                secrets.get().text(SecretReference.parse(reference), deadline);
    }

    /** How long a secret is kept before it is read again: {@code SECRETS_FRESHNESS}. */
    private static Duration freshness(Environment environment) {
        return environment
                .getProperty("secrets-freshness", String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting("SECRETS_FRESHNESS", text).duration())
                .orElse(AwsSecrets.FRESHNESS);
    }
}

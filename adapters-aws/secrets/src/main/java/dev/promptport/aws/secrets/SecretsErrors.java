package dev.promptport.aws.secrets;

import dev.promptport.aws.client.ServiceErrors;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.Optional;

/** What Secrets Manager's own errors mean. */
final class SecretsErrors implements ServiceErrors {

    private final SecretReference secret;

    SecretsErrors(SecretReference secret) {
        this.secret = secret;
    }

    @Override
    public Optional<Failure> meaningOf(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        return switch (details == null ? "" : String.valueOf(details.errorCode())) {
            case "ResourceNotFoundException" ->
                    misconfigured(
                            "does not exist, or has no value: create it in this region or correct the setting",
                            error);
            case "InvalidRequestException" ->
                    misconfigured("is marked for deletion: restore it or name another", error);
            case "InvalidParameterException" ->
                    misconfigured("is not named as a secret can be: correct the setting", error);
            case "DecryptionFailure" ->
                    misconfigured(
                            "is encrypted with a key that cannot be used: check the key and the role's kms permissions",
                            error);
            default -> Optional.empty();
        };
    }

    private Optional<Failure> misconfigured(String message, AwsServiceException error) {
        return Optional.of(new Misconfigured("the secret '" + secret.id() + "' " + message, error));
    }
}

package dev.promptport.aws.s3;

import dev.promptport.aws.client.ServiceErrors;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.time.Duration;
import java.util.Optional;

/** What S3's own errors mean. */
final class S3Errors implements ServiceErrors {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final String bucket;

    S3Errors(String bucket) {
        this.bucket = bucket;
    }

    @Override
    public Optional<Failure> meaningOf(AwsServiceException error) {
        return switch (code(error)) {
            case "NoSuchBucket" ->
                    misconfigured("does not exist: create it or correct the setting", error);
            case "PermanentRedirect", "AuthorizationHeaderMalformed" -> elsewhere(error);
            case "RequestTimeTooSkewed" ->
                    misconfigured("is not reached: this machine's clock is wrong", error);
            case "RequestTimeout", "BadDigest", "XAmzContentChecksumMismatch" ->
                    Optional.of(
                            new Unavailable(
                                    "what was sent did not reach Amazon S3 whole; try again",
                                    SOON,
                                    error));
            case String code when code.startsWith("KMS.") ->
                    misconfigured(
                            "is encrypted with a key that cannot be used: check the key and the role's"
                                    + " kms permissions",
                            error);
            default -> error.statusCode() == 301 ? elsewhere(error) : Optional.empty();
        };
    }

    private Optional<Failure> elsewhere(AwsServiceException error) {
        return misconfigured("is in another region: set AWS_REGION to the bucket's", error);
    }

    private Optional<Failure> misconfigured(String message, AwsServiceException error) {
        return Optional.of(new Misconfigured("the bucket " + bucket + " " + message, error));
    }

    /** The error's name; empty when S3 gave none, as in every answer to HEAD. */
    static String code(AwsServiceException error) {
        return error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null
                ? ""
                : error.awsErrorDetails().errorCode();
    }
}

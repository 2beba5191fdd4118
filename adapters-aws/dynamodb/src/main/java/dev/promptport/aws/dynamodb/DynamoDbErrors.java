package dev.promptport.aws.dynamodb;

import dev.promptport.aws.client.ServiceErrors;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

import java.time.Duration;
import java.util.Optional;

/** What DynamoDB's own errors mean. */
record DynamoDbErrors(String table) implements ServiceErrors {

    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Optional<Failure> meaningOf(AwsServiceException error) {
        return switch (error) {
            case ResourceNotFoundException _ ->
                    misconfigured(
                            "does not exist in this region: create it or correct the setting",
                            error);
            case InternalServerErrorException _ ->
                    Optional.of(
                            new Unavailable(
                                    "Amazon DynamoDB is not available just now; try again later",
                                    SOON,
                                    error));
            default ->
                    code(error).equals("ValidationException")
                            ? misconfigured(
                                    "is not one of conversations: its key has to be the string 'conversation' alone",
                                    error)
                            : Optional.empty();
        };
    }

    private Optional<Failure> misconfigured(String message, AwsServiceException error) {
        return Optional.of(new Misconfigured("the table " + table + " " + message, error));
    }

    private static String code(AwsServiceException error) {
        return error.awsErrorDetails() == null || error.awsErrorDetails().errorCode() == null
                ? ""
                : error.awsErrorDetails().errorCode();
    }
}

package dev.promptport.aws.client;

import dev.promptport.domain.failure.Failure;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.Optional;

/** What the errors of one service mean that mean something else elsewhere. */
@FunctionalInterface
public interface ServiceErrors {

    /** Empty for an error that means what it means with every service. */
    Optional<Failure> meaningOf(AwsServiceException error);
}

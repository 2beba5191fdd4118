package dev.promptport.aws.sagemaker;

import dev.promptport.aws.client.RetryAfter;
import dev.promptport.aws.client.ServiceErrors;
import dev.promptport.aws.sagemaker.dialect.ContainerError;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sagemakerruntime.model.InternalStreamFailureException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ValidationErrorException;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What SageMaker's own errors mean, for one endpoint. */
final class SageMakerErrors implements ServiceErrors {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration STARTING = Duration.ofSeconds(15);
    private static final Pattern NOT_FOUND =
            Pattern.compile("(?is)not found|could not find|does not exist");
    private static final Pattern NO_CAPACITY = Pattern.compile("(?i)no capacity");

    private final EndpointTarget target;

    SageMakerErrors(EndpointTarget target) {
        this.target = target;
    }

    @Override
    public Optional<Failure> meaningOf(AwsServiceException error) {
        return switch (error) {
            case ModelErrorException e -> Optional.of(model(e));
            case AwsServiceException e when starting(e) -> Optional.of(notReady(e));
            case ValidationErrorException e when NOT_FOUND.matcher(message(e)).find() ->
                    Optional.of(notFound(e));
            case ModelStreamErrorException e -> Optional.of(stream(e));
            case InternalStreamFailureException e ->
                    Optional.of(
                            new Unavailable(
                                    "Amazon SageMaker broke off the answer; try again", SOON, e));
            default -> Optional.empty();
        };
    }

    /** Whether a call failed for want of an instance, which comes if one waits. */
    static boolean starting(Throwable error) {
        return error instanceof ModelNotReadyException
                || (error instanceof ValidationErrorException e
                        && NO_CAPACITY.matcher(message(e)).find());
    }

    private static Failure model(ModelErrorException error) {
        Integer status = error.originalStatusCode();
        String said = Objects.requireNonNullElse(error.originalMessage(), "");
        return ContainerError.meaningOf(
                status == null ? 0 : status, said + " " + message(error), error);
    }

    private Failure notReady(AwsServiceException error) {
        return new Unavailable(
                "the SageMaker endpoint '" + target.name() + "' is starting; try again later",
                RetryAfter.of(error).orElse(STARTING),
                error);
    }

    private Failure notFound(AwsServiceException error) {
        return new Misconfigured(
                "SageMaker has no endpoint '"
                        + target.name()
                        + "'"
                        + target.inferenceComponent()
                                .map(
                                        component ->
                                                " with the inference component '" + component + "'")
                                .orElse("")
                        + target.targetVariant()
                                .map(variant -> " with the variant '" + variant + "'")
                                .orElse("")
                        + " in this region: set the name of one that is there",
                error);
    }

    private static Failure stream(ModelStreamErrorException error) {
        return "ModelInvocationTimeExceeded".equals(error.errorCode())
                ? new TimedOut(
                        "the model behind the SageMaker endpoint took longer than SageMaker allows; ask for fewer tokens",
                        error)
                : new BadUpstreamAnswer(
                        "the model behind the SageMaker endpoint broke off in the middle of its answer; try again",
                        error);
    }

    private static String message(AwsServiceException error) {
        return Objects.requireNonNullElse(error.getMessage(), "");
    }
}

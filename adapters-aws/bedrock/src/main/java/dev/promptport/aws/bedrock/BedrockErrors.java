package dev.promptport.aws.bedrock;

import dev.promptport.aws.client.RetryAfter;
import dev.promptport.aws.client.ServiceErrors;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.failure.UnknownModel;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

import java.time.Duration;
import java.util.Optional;

/**
 * What Bedrock's errors mean, as answers and in mid-stream, where they come without a status. Their
 * text is read and not repeated: it may quote the prompt.
 */
record BedrockErrors(ModelId model) implements ServiceErrors {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(10);

    @Override
    public Optional<Failure> meaningOf(AwsServiceException error) {
        return switch (error) {
            case ThrottlingException e -> Optional.of(throttled(e));
            case ServiceQuotaExceededException e -> Optional.of(throttled(e));
            case ModelNotReadyException e ->
                    Optional.of(unavailable("the model is not ready yet; try again later", e));
            case InternalServerException e -> Optional.of(unavailable(e));
            case ServiceUnavailableException e -> Optional.of(unavailable(e));
            case ModelTimeoutException e ->
                    Optional.of(
                            new TimedOut(
                                    "the model did not answer in time; ask for fewer tokens", e));
            case ModelErrorException e -> Optional.of(model(e.originalStatusCode(), e));
            case ModelStreamErrorException e -> Optional.of(model(e.originalStatusCode(), e));
            case ResourceNotFoundException _ -> Optional.of(unknownModel());
            case AccessDeniedException e ->
                    Optional.of(
                            new Refused(
                                    "Amazon Bedrock refuses the call: check that the role may use "
                                            + model
                                            + " and that the account has access to it",
                                    e));
            case ValidationException e -> Optional.of(new Validation(model).meaningOf(text(e)));
            default -> Optional.empty();
        };
    }

    private static Throttled throttled(AwsServiceException error) {
        return new Throttled(
                "Amazon Bedrock takes no more requests for this model just now; try again later",
                RetryAfter.of(error).orElse(SOON));
    }

    private static Unavailable unavailable(AwsServiceException error) {
        return unavailable("Amazon Bedrock is not available just now; try again later", error);
    }

    private static Unavailable unavailable(String message, AwsServiceException error) {
        return new Unavailable(message, RetryAfter.of(error).orElse(LATER), error);
    }

    /** What the model's own server said. */
    private static Failure model(@Nullable Integer status, AwsServiceException error) {
        return switch (status) {
            case 400, 413, 422 ->
                    InvalidRequest.invalid("messages", "the model does not accept the request");
            case 429, 503 -> unavailable("the model is busy; try again later", error);
            case null, default -> new BadUpstreamAnswer("the model failed; try again", error);
        };
    }

    private UnknownModel unknownModel() {
        return new UnknownModel(
                model, "Amazon Bedrock has no model " + model + " in this Region; check its id");
    }

    private static String text(AwsServiceException error) {
        return error.awsErrorDetails() == null
                ? String.valueOf(error.getMessage())
                : String.valueOf(error.awsErrorDetails().errorMessage());
    }
}
